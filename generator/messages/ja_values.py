"""プログラムの文言のうち、一つのファイルの中の値と文についてのもの、日本語。"""

VALUES: dict[str, tuple[str, str]] = {
    "not-a-mapping": ("「項目名: 値」の行がありません。", "少なくとも次の項目が必要です：{keys}"),
    "missing-key": ("`{key}` がありません。", "`{key}: {example}` のような行を追加してください。"),
    "unknown-key": ("`{key}` という項目はここにはありません。", "ここで使える項目：{keys}"),
    "unknown-key-near": ("`{key}` という項目はここにはありません。", "`{near}` の間違いではありませんか。"),
    "not-text": (
        "`{key}` には文字を書きます（今は {found}）。",
        "コロンの後に、文をそのまま書いてください（例：`{key}: {example}`）。",
    ),
    "empty-text": (
        "`{key}` が空です。",
        "コロンの後か、字下げした次の行に書いてください（例：`{key}: …`）。なくてもよい項目なら、行ごと削除してください。",
    ),
    "too-long": ("`{key}` が長すぎます：{found}", "{max_length}文字以内にしてください。"),
    "not-one-line": (
        "`{key}` に改行が入っています：{found}",
        "一行で書いてください。`|` を使わず、コロンの後にそのまま書きます。",
    ),
    "not-a-slug": (
        "`{key}` はアドレスに使えない形です：{found}",
        "半角の小文字a–z、数字、一つずつのハイフンで書いてください（例：`city-brand`）。",
    ),
    "not-a-slug-near": ("`{key}` はアドレスに使えない形です：{found}", "`{near}` と書いてください。"),
    "not-a-node": (
        "`{key}` が計画の中の場所を表す形になっていません：{found}",
        "計画のフォルダーとファイルの名前から順番の数字を取り、上から順に / でつないで書いてください（例：plan/01-exchange/02-city-brand.yml なら `exchange/city-brand`）。",
    ),
    "not-a-node-near": ("`{key}` が計画の中の場所を表す形になっていません：{found}", "`{near}` と書いてください。"),
    "not-a-path": (
        "`{key}` のファイル名が使えない形です：{found}",
        "半角の英数字、ハイフン、ピリオドで名前を付け、content フォルダーから / でつないで書いてください（例：`source/plan.pdf`）。",
    ),
    "not-a-path-near": (
        "`{key}` のファイル名が使えない形です：{found}",
        "ファイルの名前を合わせたうえで、`{near}` と書いてください。",
    ),
    "not-a-language": (
        "「{found}」は言語の表し方ではありません。",
        "`ja`、`en`、`zh-Hant` のように、半角の記号で書いてください。",
    ),
    "not-a-language-near": ("「{found}」は言語の表し方ではありません。", "`{near}` と書いてください。"),
    "not-an-email": (
        "`{key}` がメールアドレスではありません：{found}",
        "`plan@city.example.jp` のように、半角で書いてください。",
    ),
    "not-an-email-near": ("`{key}` がメールアドレスではありません：{found}", "`{near}` と書いてください。"),
    "not-a-choice": ("`{key}` に「{found}」は書けません。", "書けるもの：{expected}"),
    "not-a-choice-near": (
        "`{key}` に「{found}」は書けません。",
        "`{near}` の間違いではありませんか。書けるもの：{expected}",
    ),
    "not-an-integer": ("`{key}` は整数で書きます（今は {found}）。", "半角数字だけで書いてください（例：`12`）。"),
    "not-an-integer-near": ("`{key}` は整数で書きます（今は {found}）。", "`{near}` と書いてください。"),
    "not-a-year": ("`{key}` は西暦の年で書きます（今は {found}）。", "半角数字4桁だけで書いてください（例：`2017`）。"),
    "not-a-year-near": ("`{key}` は西暦の年で書きます（今は {found}）。", "`{near}` と書いてください。"),
    "year-of-an-era": (
        "`{key}` は西暦の年で書きます（今は {found}）。",
        "平成{found}年なら `{heisei}`、令和{found}年なら `{reiwa}` と書いてください。",
    ),
    "too-small": ("`{key}` が小さすぎます：{found}", "{ge}以上の整数にしてください（例：`{ge}`）。"),
    "not-yes-or-no": ("`{key}` は yes か no で書きます（今は {found}）。", "`yes` または `no` と書いてください。"),
    "not-yes-or-no-near": ("`{key}` は yes か no で書きます（今は {found}）。", "`{near}` と書いてください。"),
    "not-by-language": (
        "`{key}` は言語ごとに書きます（今は {found}）。",
        "次の行から字下げして、`ja: …`、`en: …` と一行ずつ書いてください。",
    ),
    "not-lists-by-language": (
        "`{key}` は、言語ごとに一覧で書きます（今は {found}）。",
        "言語ごとに、次の形で一行ずつ書いてください（例：`{example}`）。",
    ),
    "not-a-group": (
        "`{key}` の下には「項目名: 値」の行を書きます（今は {found}）。",
        "次の行から字下げして、少なくとも次の項目を一行ずつ書いてください：{keys}",
    ),
    "lost-children": (
        "下の階層のもの（`slug` のあるもの）が、注（`notes`）の続きになっています。",
        "この行の前に、`notes:` と同じ字下げで `children:` の行を加えてください。",
    ),
    "not-a-list": (
        "`{key}` は一覧で書きます（今は {found}）。",
        "一件ずつ行を分け、行頭に「- 」を付けてください（例：`- {example}`）。",
    ),
    "missing-list": (
        "`{key}` がありません。",
        "`{key}:` の行を追加し、その次の行から、字下げした「- 」で始めて一件ずつ書いてください（例：`- {example}`）。",
    ),
    "no-entries": (
        "`{key}` の下に一件もありません。",
        "次の行から、字下げした「- 」で始めて一件ずつ書いてください（例：`- {example}`）。",
    ),
    "empty-entry": (
        "`{key}` の一件の「-」の後に、何も書かれていません。",
        "「-」に続けて書くか（例：`- {example}`）、「-」の行を削除してください。",
    ),
    "empty-list": (
        "`{key}` の下に何もありません。",
        "字下げした次の行から書いてください。なくてもよい項目なら、`{key}:` の行を削除してください。",
    ),
    "not-a-value": (
        "`{key}` が、数値でも、数値がない理由でもありません：{found}",
        "数値は、半角数字だけで、桁区切りを付けず、小数は6桁までで書きます（例：`51000`、`4.2`）。「～」や「以上」などの言葉は `note` に書きます。数値がないときに書けるもの：{expected}",
    ),
    "not-a-value-near": (
        "`{key}` が、数値でも、数値がない理由でもありません：{found}",
        "`{near}` と書いてください。単位は `unit` に、「約」「平均」などの言葉は `qualifier` か `note` に書きます。",
    ),
    "no-value": ("`{key}` が空です。", "数値（例：`51000`）か、数値がない理由を書いてください：{expected}"),
    "not-an-address": (
        "`{key}` がウェブアドレスではありません：{found}",
        "`https://www.example.org/` のように全部書いてください。",
    ),
    "not-an-address-near": ("`{key}` がウェブアドレスではありません：{found}", "`{near}` と書いてください。"),
    "not-a-base-address": (
        "`{key}` は、サイトを公開するアドレスとして使えません：{found}",
        (
            "`https://city.github.io/plan/` のように、半角で、「?」や「#」を付けずに全部書いてください。"
            "決まっていなければ、行ごと削除してください。"
        ),
    ),
    "not-a-base-address-near": (
        "`{key}` は、サイトを公開するアドレスとして使えません：{found}",
        "`{near}` と書いてください。",
    ),
    "not-a-repository-path": (
        "`{key}` に使えない名前です：{found}",
        "フォルダーの名前を / でつないで書いてください（例：content）。「..」は使えません。",
    ),
    "invalid-value": (
        "この書き方は使えません（{detail}）。",
        "`docs/developers/content-format.md` にあるファイルの書き方を見てください。",
    ),
    # 文
    "wrong-era": (
        "年号と西暦が合いません：{found}",
        (
            "西暦では{right}年です。どちらかを直してください。原典の誤りであれば、文はそのままにして、"
            "`notes` に `kind: misprint` の注を加えてください。この注意は出なくなります。"
        ),
    ),
    "wrong-era-here": (
        "年号と西暦が合いません：{found}",
        "西暦では{right}年です。どちらかを直してください。",
    ),
    "words-in-one": (
        "`{key}` の一覧に「、」があるため、その前後が一つの言葉になっています。",
        "半角のコンマと空白で区切ってください：`{better}`",
    ),
    "reading-in-kanji": (
        "読み方に漢字があります：{found}",
        "ひらがなで書いてください（例：`ja: もり`）。用語集は、この読み方の順に並びます。",
    ),
    "wrong-language": (
        "`{key}` の{in_words}の文が、その言語で書かれていないようです：{text}",
        "{in_words}の文を書いてください。まだなければ、行ごと削除してください。",
    ),
    "languages-swapped": (
        "`{key}` で、日本語と{in_words}の文が入れ替わっているようです。",
        "二つの文を入れ替えてください。",
    ),
    "missing-by-language": (
        "`{key}` がありません。",
        "`{key}:` の行を追加し、その次の行から字下げして、`ja: …`、`en: …` と言語ごとに一行ずつ書いてください。",
    ),
    "missing-group": (
        "`{key}` がありません。",
        "`{key}:` の行を追加し、その次の行から字下げして、次の項目を書いてください：{keys}",
    ),
    "not-a-page": (
        "`{key}` に書くのはページの題名ではなく、アドレスに使う名前です（今は {found}）。",
        "`pages/about.ja.md` のページなら `about`、どのサイトにもあるページなら `structure`、`indicators`、`priorities`、`themes`、`glossary`、`notes`、`translations`、`parallel`、`search`、`sitemap`、`print` と書いてください。",
    ),
    "not-a-page-near": (
        "`{key}` に書くのはページの題名ではなく、アドレスに使う名前です（今は {found}）。",
        "`{near}` と書いてください。",
    ),
    "not-a-table": (
        "`{key}` の下には、一行に一つずつ数を書きます（今は {found}）。",
        "次の行から字下げして書いてください（例：`policy: {example}`）。",
    ),
    "no-number": (
        "`{key}` の「{found}」では、なぜ数値がないのか分かりません。",
        "数値か、次のどれかを書いてください：{expected}",
    ),
    "no-number-near": (
        "`{key}` の「{found}」では、なぜ数値がないのか分かりません。",
        "`{near}` の間違いではありませんか。書けるもの：{expected}",
    ),
    "another-kind": ("別の種類のファイルのようですが、その種類の場所にありません。", "`{better}` に移してください。"),
    "not-these-keys": ("使えない項目があるか、必要な項目がありません。", "必要な項目：{required}。使える項目：{keys}"),
}
"""問題の記号 → 何が問題か、どうすればよいか。"""
