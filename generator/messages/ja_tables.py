"""プログラムの文言のうち、表（Excel・CSV・PO）とのやりとりについてのもの、日本語。"""

PROBLEMS: dict[str, tuple[str, str]] = {
    "table-too-large": (
        "表が大きすぎます（展開して{largest} MBまで、10万行まで）。",
        "`python build.py export` で書き出したファイルに、書き込んだものを使ってください。",
    ),
    "table-damaged": (
        "表として読めません：{detail}",
        "Excel などで開いて保存し直すか、`python build.py export` で書き出し直してください。",
    ),
    "table-no-workbook": (
        "Excel のファイルではありません（壊れているか、パスワードが付いています）。",
        "パスワードを外し、Excel で「Excel ブック（.xlsx）」として保存し直してください。",
    ),
    "table-encoding": (
        "文字コードが分かりません。",
        "「CSV UTF-8（コンマ区切り）」の形式で保存し直してください。",
    ),
    "table-without-ids": (
        "「記号」という見出しの列がありません。",
        "`python build.py export` で書き出した表の、見出しの行と「記号」の列を残してください。",
    ),
    "table-without-languages": (
        "言語の列がないため、文を読み込めません。",
        "`python build.py export` で書き出した表の見出し（例：`日本語 (ja)`、`英語 (en)`）に戻してください。",
    ),
    "po-damaged": (
        "POファイルとして読めません：{detail}",
        "翻訳ソフトで開いて保存し直すか、`python build.py export` で書き出し直してください。",
    ),
    "po-encoding": (
        "POファイルの文字コードが {found} です。",
        "翻訳ソフトで、文字コードを UTF-8 にして保存し直してください。",
    ),
    "po-language": (
        "POファイルの訳の言語（`Language:` の行）が「{found}」になっています。このサイトの訳の言語は {known} です。",
        'ファイルの先頭の `Language:` の行を、`"Language: {example}\\n"` と書いてください。',
    ),
    "po-without-context": (
        "`msgctxt` の行がないか、複数形の書き方になっているため、どの文の訳か分かりません：{found}",
        "書き出したファイルのとおりに `msgctxt` の行を戻すか、この文を削除してください。",
    ),
    "column-not-read": (
        "「{found}」という列は読み込みません。",
        "読み込むのは、書き出した表と同じ見出しの列だけです。見出しが変わっていれば、元に戻してください。",
    ),
    "column-twice": ("「{found}」という列が二つあります。", "どちらか一つの列だけにしてください。"),
    "column-in-vain": (
        "「{found}」の列は読むためのもので、書き換えても取り込まれません（書き換えられたセル：{count}か所）。",
        "もとに戻してください。変える必要があれば、ファイルを直接編集します。",
    ),
    "state-of-which": (
        "「{found}」の列が、どの言語の状態か分かりません。",
        "書き出した表のとおりに、言語を付けた見出しにしてください（例：`状態 ({example})`）。",
    ),
    "not-a-state": (
        "{id} の状態に「{found}」と書いても、取り込まれません。",
        "訳を確かめたのであれば「確認済み」と書いてください。そうでなければ、もとの言葉に戻してください。",
    ),
    "ids-moved": (
        "「記号」が、書き出したときとは違う行に書かれています（{id} など{count}行）。",
        "「記号」の列だけを並べ替えたりコピーしたりせず、書き出したときの行に戻してください。並べ替えるときは、表全体を選びます。",
    ),
    "row-without-id": (
        "「記号」が空の行があります。",
        "書き出した表のとおりに記号を書くか、行ごと削除してください。表から新しい項目を作ることはできません。",
    ),
    "row-twice": ("{id} の行が二つあります（もう一つは{row}行目）。", "どちらか一つの行だけにしてください。"),
    "unknown-text": (
        "{found} という記号の文は、今の内容にありません。",
        "内容から削除されたか、記号が変わっています。`python build.py export` で書き出し直したファイルに書き写してください。",
    ),
    "unknown-text-near": (
        "{found} という記号の文は、今の内容にありません。",
        "{near} の間違いではありませんか。",
    ),
    "unknown-indicator": (
        "{found} という記号の指標は、今の内容にありません。",
        "新しい指標なら、先に `python build.py new indicator` で作ってください。",
    ),
    "unknown-indicator-near": (
        "{found} という記号の指標は、今の内容にありません。",
        "{near} の間違いではありませんか。",
    ),
    "cell-formula": (
        "計算式は読み込みません：{found}",
        "計算した結果の値を書いてください（Excel では「値の貼り付け」）。",
    ),
    "cell-error": ("セルの中がエラーになっています：{found}", "正しい値を書いてください。"),
    "cell-date": (
        "セルの中が日付になっています：{found}",
        "セルの書式を「文字列」にしてから、もう一度書いてください。",
    ),
    "cell-not-text": (
        "セルの中が文でも数値でもありません：{found}",
        "セルの書式を「文字列」にしてから、もう一度書いてください。",
    ),
    "cell-empty": (
        "{id} が空になっています（今の内容：{found}）。",
        "もとの文や値に戻してください。本当に削除するときは、そこに【削除】と書きます。",
    ),
    "cell-not-one-line": (
        "改行が入っています：{found}",
        "改行を取り、一行で書いてください。",
    ),
    "cell-wrong-language": (
        "{language}の文が、{language}で書かれていないようです：{text}",
        "{language}の文を書いてください。まだ訳がなければ、もとの文に戻してください。",
    ),
    "cell-not-a-year": (
        "「{column}」は西暦の年で書きます（今は {found}）。",
        "半角数字4桁だけで書いてください（例：`2017`）。",
    ),
    "cell-not-a-year-near": ("「{column}」は西暦の年で書きます（今は {found}）。", "`{near}` と書いてください。"),
    "cell-not-a-value": (
        "「{column}」の値が、数値でも、数値がない理由でもありません：{found}",
        "数値は、半角数字だけで、桁区切りや単位を付けず、小数は6桁までで書きます（例：`51000`、`4.2`）。「～」や「以上」などの言葉は、この表には書けません。数値がないときに書けるもの：{expected}",
    ),
    "cell-not-a-value-near": (
        "「{column}」の値が、数値でも、数値がない理由でもありません：{found}",
        "`{near}` と書いてください。単位や「約」「平均」などの言葉は、この表には書けません。",
    ),
    "cell-question-mark": (
        "{id} に `?` が加わっています。文字コードがUTF-8ではないので、表せない文字が `?` に変わったのかもしれません。",
        "もとの文字があれば、「CSV UTF-8（コンマ区切り）」の形式で保存し直してから書いてください。",
    ),
    "cell-not-deletable": (
        "{id} は、表からは削除できません。",
        "もとの文や値に戻してください。削除が必要なときは、ファイルを直接編集します。",
    ),
    "cell-conflict": (
        "{id} は、書き出した後に内容の方も変わっています（今の内容：{found}）。",
        "どちらがよいかを決め、書き出し直したファイルに書いてください。",
    ),
    "original-newer": (
        "{id} の原文は、書き出した後に改訂されています。訳は確認済みになりません。",
        "新しい原文を見て訳を確かめ、`python build.py translations accept {id}` で確認済みにしてください。",
    ),
    "no-such-form": (
        "{language} に「{form}」という形はありません。",
        "この欄は空にしてください（{language} の形：{forms}）。",
    ),
    "page-incomplete": (
        "ページの新しい訳には、題名と本文の両方が必要です。{id} がありません。",
        "{id} の行にも訳を書いてください。",
    ),
    "file-in-the-way": ("{file} はもうあります。", "表を書き出し直してください。"),
    "cannot-edit": (
        "ここは、ほかの所に触れずに書き換えることができません（{found}）。",
        "この変更だけは、ファイルを直接編集してください。",
    ),
}
"""問題の記号 → 何が問題か、どうすればよいか。"""

SENTENCES: dict[str, str] = {
    "sheet-texts": "文",
    "sheet-values": "指標の値",
    "column-id": "記号",
    "column-place": "場所",
    "column-kind": "種類",
    "column-state": "状態",
    "column-note": "備考",
    "column-base": "照合用",
    "column-name": "指標",
    "column-unit": "単位",
    "column-baseline-year": "基準の年",
    "column-baseline": "基準値",
    "column-target-year": "目標の年",
    "column-target": "目標値",
    "column-year": "{year}年度",
    "cell-line": "{row}行目",
    "cell": "{row}行目{column}列",
    "exported": "{file} に{count}行を書き出しました。",
    "export-values-po": "指標の値は .xlsx か .csv に書き出してください。.po は翻訳のためのものです。",
    "table-suffix": "{file} という種類のファイルは扱えません。.xlsx（Excel）、.csv、.po のどれかにしてください。",
    "text-too-long-for-excel": "{id} の文は、Excel のセルに入る長さ（{largest}字）を超えています。.csv か .po に書き出してください。",
    "exchange-broken": "内容に読めないファイルがあるため、始められません。先に直してください（`python build.py check`）。",
    "import-no-file": "{file} がありません。",
    "content-moved": "読み込みの間に {file} が変わったため、何も書き込みませんでした。もう一度実行してください。",
    "changes": "変更 {count}件（{files}ファイル）、確認済みにするだけの訳 {accepted}件。",
    "changes-newer": "書き出した後に内容の方だけが変わった{count}か所は、内容のままにします。",
    "change-added": "（なし）",
    "change-deleted": "（削除）",
    "not-imported": "エラーがあるため、何も書き込みません。ファイルを直してから、もう一度実行してください。",
    "imported": "内容に書き込みました。VS Codeの「ソース管理」か `git diff` で確かめられます。",
    "nothing-imported": "変わるところがないので、何も書き込みませんでした。",
    "not-yet-imported": "まだ何も書き込んでいません。このとおりでよければ、--apply を付けてもう一度実行してください。",
}
"""プログラムが言う文。"""

HELP: dict[str, str] = {
    "help-export": "計画の文や指標の値を、Excel・CSV・PO のファイルに書き出します",
    "help-import": "書き出したファイルに書き込まれた変更を示し、--apply で内容に取り込みます",
    "help-what": "書き出すもの：texts（すべての文）か values（指標の値）",
    "help-file": "ファイル。名前の終わりで種類が決まります：.xlsx（Excel）、.csv、.po（文だけ）",
    "help-apply": "示した変更を内容に書き込みます",
}
"""使い方。"""
