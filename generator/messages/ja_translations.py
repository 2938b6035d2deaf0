"""プログラムの文言のうち、翻訳についてのもの、日本語。"""

PROBLEMS: dict[str, tuple[str, str]] = {
    "stale-translation": (
        "訳（{language}）の後に、原文が改訂されています：「{text}」",
        "訳を直し、`python build.py translations accept {id}` で確認済みにしてください。原文がどう変わったかは `python build.py translations` で分かります。",
    ),
    "revised-translation": (
        "原文と訳（{language}）の両方が変わっています。訳が今の原文に合っているか、まだ確認されていません：「{text}」",
        "合っていれば、`python build.py translations accept {id}` で確認済みにしてください。",
    ),
    "unconfirmed-translation": (
        "訳（{language}）が、まだ確認済みになっていません：「{text}」",
        "原文に合っていれば、`python build.py translations accept {id}` で確認済みにしてください。",
    ),
    "record-gone": (
        "訳がいつの原文のものかの記録が、削除されています。訳が古くなっていても分かりません。",
        "VS Codeの「ソース管理」か `git restore` で元に戻してください。戻せなければ、訳が今の原文に合っていることを確かめて、`python build.py translations accept --all` で記録し直します。",
    ),
    "empty-record": (
        "訳がいつの原文のものかの記録が、空になっています。訳が古くなっていても分かりません。",
        "VS Codeの「ソース管理」か `git restore` で元に戻してください。戻せなければ、訳が今の原文に合っていることを確かめて、`python build.py translations accept --all` で記録し直します。",
    ),
    "not-an-accepted-line": (
        "確認済みの翻訳の記録として読めない行です：{found}",
        "この行を削除してください（記録は `python build.py translations accept` が書きます）。git の印（`<<<<<<<`、`=======`、`>>>>>>>`）なら、印の行だけを削除し、両方の行を残してください。",
    ),
}
"""問題の記号 → 何が問題か、どうすればよいか。"""

SENTENCES: dict[str, str] = {
    "translations-head": "{name}：全{total}件のうち、確認済み {done}件、未翻訳 {missing}件、原文改訂 {stale}件、要確認 {revised}件、未確認 {unconfirmed}件",
    "translations-unknown-age": "{name}：全{total}件のうち、翻訳済み {done}件、未翻訳 {missing}件（訳がいつの原文のものかは、まだ記録されていません。"
    "`python build.py translations accept --all` で記録を始めます）",
    "translations-record-gone": "どの原文から訳したかの記録 {file} が、git にはありますが、フォルダーから削除されているか、空になっています。`git restore {file}` で元に戻してください。",
    "state-missing": "未翻訳",
    "state-stale": "原文改訂",
    "state-revised": "要確認（原文と訳の両方が変わった）",
    "state-unconfirmed": "未確認",
    "state-done": "確認済み",
    "translations-old": "訳したときの原文",
    "translations-new": "今の原文",
    "translations-now": "今の訳",
    "translations-no-old": "（訳したときの原文は、git の履歴に見つかりません）",
    "translations-way": "訳を直した後、または直す必要がないときは、`python build.py translations accept 記号…` で確認済みにします（すべてなら `--all`）。",
    "accepted": "{count}件を確認済みにしました（{file}）。",
    "accepted-none": "確認済みにするものはありません。",
    "accept-what": "確認済みにするものの記号かファイルを書くか、`--all` を付けてください。記号は `python build.py translations` で分かります。",
    "accept-unknown": "{id} という文はありません。記号は `python build.py translations` で分かります。",
    "accept-unknown-near": "{id} という文はありません。{near} の間違いではありませんか。",
    "accept-untranslated": "{id} には、{name} の訳がまだありません。",
    "accept-broken": "内容にエラーがあるため、始められません。先に直してください（`python build.py check`）。",
    "no-such-language": "このサイトに {name} という訳の言語はありません。あるもの：{known}",
}
"""プログラムが言う文。"""
