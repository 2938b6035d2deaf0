"""プログラムの文言のうち、新しいものを作る（`build.py new`）ときのもの、日本語。"""

SENTENCES: dict[str, str] = {
    "created": "{file} を作りました。",
    "added": "{file} の{line}行目に書き加えました。",
    "next-steps": "次に、そのファイルを開いて「…」の所を書いてから、`python build.py check` で確かめてください。",
    "new-needs-kind": "作るものの種類を書いてください。あるもの：{kinds}",
    "new-needs-slug": "アドレスの名前を、種類の後に書いてください（例：city-brand）。",
    "new-none-above": "{kind}の上の階層がまだありません。先に、上の階層を作ってください。",
    "new-bad-year": "「{value}」は年として読めません。{example} のように、西暦の4桁の数字で書いてください。",
    "new-bad-value": "「{value}」は値として読めません。{example} のような半角の数字か、検討中、と書いてください。",
    "new-by-hand": "{file} に書き加えることができませんでした。何も書き込んでいません。ファイルを直接編集してください。",
    "new-broken-plan": "エラーがあって読み込めないファイルがあります（{places}）。場所や番号を間違えないよう、先に直してください（`python build.py check`）。",
    "new-bad-line": "{option} の後には、改行のない一行の文を書いてください。",
    "new-reserved": "{slug} は、Windows がファイルの名前に使わせない言葉です。別の名前にしてください（例：`{slug}-page`）。",
    "new-unused-options": "{options} は、{kind}を作るときには使いません。外してください。",
    "next-count": "{file} の件数（`counts`）に{kind}の数が書いてあれば、増やした数に直してください。",
    "kind-indicator": "指標",
    "kind-page": "ページ",
    "kind-term": "用語",
    "ask-kind": "何を作りますか。",
    "ask-parent": "計画のどこに作りますか。",
    "ask-here": "ここに作る：{title}",
    "ask-number": "番号",
    "ask-title": "題名（例：食の魅力の発信）",
    "ask-term": "用語（例：創造都市）",
    "ask-slug": "アドレスの名前（半角の小文字・数字・ハイフン。例：city-brand）",
    "ask-unit": "単位（例：人）",
    "ask-baseline-year": "基準の年（西暦）",
    "ask-baseline": "基準値（数字か、検討中）",
    "ask-target-year": "目標の年（西暦）",
    "ask-target": "目標値（数字か、検討中）",
    "answer-number": "1から{last}までの番号か、表示された名前で答えてください。",
    "answer-empty": "空のままにはできません。",
    "answer-line": "改行や特別な文字のない一行で答えてください。",
    "answer-year": "西暦の4桁の数字で答えてください（例：2024）。",
    "answer-value": "半角の数字（例：51000、4.2）か、検討中、未測定、未公表のどれかで答えてください。",
}
"""プログラムが言う文。"""

HELP: dict[str, str] = {
    "help-unit": "指標の単位（例：人）",
    "help-baseline-year": "指標の基準の年（西暦。書かなければ計画の最初の年）",
    "help-baseline": "指標の基準値（数字か、検討中）",
    "help-target-year": "指標の目標の年（西暦。書かなければ計画の最後の年）",
    "help-target": "指標の目標値（数字か、検討中）",
}
"""使い方。"""
