"""用語集についての文言、日本語。"""

PROBLEMS: dict[str, tuple[str, str]] = {
    "missing-term": (
        "原文に用語「{term}」がありますが、{in_words}の文に、その訳（{forms}）が見当たりません。",
        "用語集に合わせてください。今の訳で正しければ、用語集（glossary.yml）の用語 {id} に書き加えます（例：`also: {{{language}: [別の言い方]}}`）。文によって訳し方が変わる言葉なら、`checked: no` と書けば調べません。",
    ),
    "avoided-term": (
        "「{found}」は、使わないことにしている言葉です。",
        "用語集の言葉で書いてください：{forms}。「{found}」を使えるようにするには、用語集（glossary.yml）の用語 {id} の `avoid` から削除します。",
    ),
    "avoided-and-own": (
        "「{word}」は、この用語（{id}）の正しい言葉ですが、`avoid` にもあります。",
        "`avoid` から削除してください。",
    ),
    "avoided-and-right": (
        "「{word}」は、用語 {id} では使わない言葉ですが、用語 {other} では正しい言葉になっています。",
        "使うなら `avoid` から、使わないなら用語 {other} から、削除してください。",
    ),
}
"""問題の記号 → 何が問題か、どうすればよいか。"""
