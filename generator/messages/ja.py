"""プログラムの文言、日本語。"""

from generator.messages.ja_details import DETAILS, OTHER, PATTERNS, SYSTEM
from generator.messages.ja_files import FILES
from generator.messages.ja_help import HELP
from generator.messages.ja_keys import CHOICES, NAMES
from generator.messages.ja_new import HELP as _HELP_OF_NEW
from generator.messages.ja_new import SENTENCES as _OF_NEW
from generator.messages.ja_preview import SENTENCES as _PREVIEW
from generator.messages.ja_sentences import SENTENCES as _SENTENCES
from generator.messages.ja_tables import HELP as _HELP_OF_TABLES
from generator.messages.ja_tables import PROBLEMS as _TABLES
from generator.messages.ja_tables import SENTENCES as _OF_TABLES
from generator.messages.ja_terms import PROBLEMS as _TERMS
from generator.messages.ja_translations import PROBLEMS as _TRANSLATIONS
from generator.messages.ja_translations import SENTENCES as _OF_TRANSLATIONS
from generator.messages.ja_values import VALUES

__all__ = ["CHOICES", "DETAILS", "NAMES", "OTHER", "PATTERNS", "PROBLEMS", "SENTENCES", "SYSTEM"]

PROBLEMS: dict[str, tuple[str, str]] = {
    **FILES,
    **VALUES,
    **_TRANSLATIONS,
    **_TABLES,
    **_TERMS,
    # 計画
    "file-name": (
        "「{name}」という名前では、計画のどこのものか分かりません。",
        "計画のファイルとフォルダーは、順番の数字とアドレスに使う名前を半角でつないで `01-city-brand` のように名付けます。ここでは `{expected}` が合います。",
    ),
    "folder-and-file": ("{name} という名前のフォルダーとファイルが両方あります。", "どちらか一つを残してください。"),
    "same-order": (
        "{name} の順番の数字が {other} と同じです。",
        "次の空いている数字にしてください（例：`{better}`）。",
    ),
    "children-twice": (
        "下の階層が、このファイルの中とフォルダー {folder} の中の両方にあります。",
        "すべてファイルの中に置くか、すべてフォルダーの中に置いてください。",
    ),
    "too-deep": (
        "計画の階層（{levels}段、一番下は {deepest}）より深い所にあります。",
        "上の階層に移すか、plan/plan.yml に階層を追加してください。",
    ),
    "duplicate-slug": (
        "アドレスに使う名前 {slug} は、もう使われています（{other}）。",
        "別の名前にしてください（例：`{slug}-2`）。ページのアドレスの一部になります。写したものなら、題名なども直してください。",
    ),
    "first-level-no-page": ("一番上の階層 {key} には、ページが必要です。", "`view: page` と書いてください。"),
    "level-view-order": (
        "階層 {key} は {view} ですが、その上の {above} は {above_view} です。",
        "上から順に、page（ページ）、section（節）、item（項目）としてください。",
    ),
    "duplicate-level": ("{key} という階層が二つあります。", "階層ごとに違う名前にしてください（例：`{key}-2`）。"),
    "reserved-level": (
        "{key} は、階層の名前には使えません。",
        "ほかのことに使う言葉です。別の名前にしてください（例：`policy`、`measure`）。",
    ),
    "missing-number": (
        "「{title}」に番号がありません。",
        "並び順では {expected} です。`number: {expected}` を追加してください。",
    ),
    "wrong-number": (
        "「{title}」の番号は {number} ですが、並び順では {expected} です。",
        "番号が間違っていれば、`number: {expected}` と書いてください。番号が正しければ、並び順を直すか、間に抜けているものを加えてください。",
    ),
    "number-form": (
        "番号「{number}」の形が、同じ階層のほかの番号と違います。",
        "`number: {expected}` と書いてください。",
    ),
    "number-unexpected": (
        "階層 {level} には番号がありませんが、{number} と書かれています。",
        "`number` の行を削除してください。階層に番号を付けるなら、plan/plan.yml で `numbering: decimal` のように書きます。",
    ),
    "unknown-level": (
        "計画に {key} という階層はありません。",
        "あるもの：{known}。plan/plan.yml の `levels` で階層の記号を変えたのなら、ここも同じにしてください。",
    ),
    "unknown-level-near": (
        "計画に {key} という階層はありません。",
        "`{near}` の間違いではありませんか（あるもの：{known}）。",
    ),
    "wrong-count": (
        "{name}は {declared}件のはずですが、{actual}件あります。",
        "足りないものを追加するか、余分なものを削除してください。件数の方が間違っていれば、`{key}: {actual}` と書いてください。",
    ),
    "unknown-node": (
        "{node} という場所は計画にありません。",
        "計画の一番上にあるもの：{known}。その下の名前は / でつなぎます（例：`{example}`）。",
    ),
    "unknown-node-near": ("{node} という場所は計画にありません。", "`{near}` の間違いではありませんか。"),
    "duplicate-year": (
        "{year}年の値が二つあります。",
        "どちらか一つを残すか、年を直してください（例：`year: {better}`）。",
    ),
    "target-before-baseline": (
        "目標の年 {year} が、基準の年 {baseline} より前です。",
        "`target` か `baseline` の年を直してください。",
    ),
    "measured-before-baseline": (
        "実績の年 {year} が、基準の年 {baseline} より前です。",
        "年を直してください。正しければ、その値に `note` を付けて理由を書くと、この注意は出なくなります。",
    ),
    "outside-period": (
        "`{key}` の年 {year} が、計画の期間（{first}年度から{last}年度）に合いません。",
        "年を直してください。正しければ、その値に `note` を付けて理由を書くと、この注意は出なくなります。",
    ),
    "era-begins": (
        "{name}の最初の年が {found}年になっています。",
        "{name}は{first}年に始まります。`first: {first}` と書いてください。",
    ),
    "years-reversed": (
        "最初の年 {first} が、最後の年 {last} より後です。",
        "入れ替えてください：`first: {last}`、`last: {first}`。",
    ),
    "year-outside": (
        "図の期間（{first}年から{last}年）の外にあります。",
        "この年を直すか、図の期間（`first` と `last`）を広げてください。",
    ),
    "duplicate-term": (
        "用語 {id} が二つあります。",
        "同じ用語なら、どちらか一つを残してください。違う用語なら、一方の `id` を変えてください（例：`{id}-2`）。",
    ),
    "duplicate-theme": (
        "テーマ {id} が二つあります。",
        "同じテーマなら、`nodes` を一方にまとめてください。違うテーマなら、一方の `id` を変えてください（例：`{id}-2`）。",
    ),
    "without-theme": (
        "階層 {level} のうち、どのテーマにも入っていないものが{count}件あります：{nodes}",
        "それぞれ、またはその下の項目を、関係するテーマの `nodes` に書き加えてください。すべてをテーマに入れる必要がなければ、`covers` の行を削除してください。",
    ),
    "same-word": (
        "「{word}」という言葉が、用語 {id} と {other} の両方にあります。",
        "どちらか一つの用語だけに置いてください。",
    ),
    "same-title": (
        "「{title}」という指標が、計画の同じ場所に二つあります（もう一つは {other}）。",
        "同じものなら一つを削除し、違うものなら違いが分かる題名にしてください。",
    ),
    "same-place": (
        "順番 {order} の指標が、計画の同じ場所に二つあります（もう一つは {other}）。",
        "どちらかの `order` を別の数字にしてください。",
    ),
    "duplicate-entry": ("`{key}` に {found} が二度書かれています。", "どちらか一つを残してください。"),
    "unknown-page": ("{found} というページはありません。", "あるもの：{known}"),
    "unknown-page-near": (
        "{found} というページはありません。",
        "`{near}` の間違いではありませんか（あるもの：{known}）。",
    ),
    "page-without-file": (
        "「{found}」のもとになるファイル {file} がないため、リンクは出ません。",
        "ファイルを元に戻すか、この行を削除してください。",
    ),
    "page-beyond-source": (
        "{page}ページとありますが、計画書は{last}ページまでです。",
        "ページを直してください。計画書のページ数が違うときは、plan/plan.yml の `pages` を直してください。",
    ),
    "no-language": (
        "{language} という言語はありません。",
        "日本語は `ja`、英語は `en`、韓国語は `ko`、中国語は `zh-Hans`（簡体字）か `zh-Hant`（繁体字）と書きます。",
    ),
    "no-language-near": ("{language} という言語はありません。", "`{near}` の間違いではありませんか。"),
    "unknown-language": (
        "このサイトに {language} という言語はありません。",
        "ある言語：{known}（site.yml で決めています）",
    ),
    "unknown-language-near": (
        "このサイトに {language} という言語はありません。",
        "`{near}` の間違いではありませんか（ある言語：{known}）。",
    ),
    "missing-original": (
        "`{key}` に、正文の言語（{language}）の文がありません：{text}",
        "`{language}: …` の行を追加し、「…」の所に文を書いてください。",
    ),
    "missing-translation": (
        "`{key}` が翻訳されていません：「{text}」の{in_words}の文がありません。",
        "翻訳ができたら、`{language}: …` の行を追加してください。",
    ),
    "html-removed": (
        "HTMLの {tag} は使えないため、この印を取り除いて表示します。",
        "取り除くか、Markdownで書いてください（例：`[案内](https://www.example.org/)`、`**太字**`）。使えるHTML：{kept}。文字として見せたいときは、前後にバッククォート（半角、`Shift` を押しながら `@`）を付けます。",
    ),
    "placeholder": (
        "`{key}` がまだ書かれていません。",
        "「…」の代わりに文を書いてください。決まっていなければ、この言語の行を削除してください。",
    ),
    "missing-original-page": (
        "ページ「{text}」に、正文の言語（{language}）のファイルがありません。",
        "ファイル {file} を追加してください。ページが要らなくなったのなら、ほかの言語のファイルも削除してください。",
    ),
    "undeclared-language": (
        "{count}件の文に{in_words}（{language}）がありますが、サイトの言語に入っていません。",
        "`languages` に `- {language}` の行を追加してください。",
    ),
    "language-without-texts": (
        "{in_words}（{language}）の文が一つもありません（{count}件）。",
        "翻訳を入れるか（`python build.py export` で翻訳用の表を作れます）、`- {language}` の行を削除してください。",
    ),
    "record-without-texts": (
        "正文の言語である{in_words}（{language}）の文が一つもありません。",
        "`languages` の最初には、すべての文を書いた言語を置きます。順番を直すか、`- {language}` の行を削除してください。",
    ),
    "level-without-files": (
        "{key}.yml というファイルのあるフォルダーは一つもなく、{count}個のフォルダーに {found}.yml があります。",
        "`key` を誤って変えたのなら `key: {found}` に戻してください。階層の記号を変えるのなら、ファイルの名前を {key}.yml に変えてください。",
    ),
    "placeholder-page": (
        "ページの `{key}` がまだ書かれていません。",
        "「…」の代わりに文を書いてください。この言語のページがまだ要らなければ、ファイル {file} を削除してください。",
    ),
    "missing-page": ("ページ「{text}」が翻訳されていません。", "ファイル {file} を追加してください。"),
    "search-unavailable": (
        "検索の索引を作れませんでした：{detail}",
        "`make site` で必要なものを入れ直すか、site.yml に `omit: [search]` と書いて検索を外してください。",
    ),
    "missing-catalogue": (
        "{in_words}の画面の文言がありません。メニューや見出しは英語で表示されます。",
        "content フォルダーに `locale/{language}.po` を追加してください（`templates/locale/ja.po` が手本になります）。",
    ),
    "no-such-file": (
        "content フォルダーに {file} というファイルはありません。",
        "ファイルを追加するか、名前を直してください。",
    ),
    "same-output": (
        "二つのものが同じアドレス {path} で公開されることになります（もう一つは {other}）。",
        "どちらかの名前を変えてください。",
    ),
    "unreadable-history": (
        "リポジトリの履歴を git から読み取れないため、ページの更新日を表示できません。",
        "`git log` が動くかを確かめてください（git が入っているか、このフォルダーを使う権限があるか）。",
    ),
    "shallow-history": (
        "リポジトリの履歴が途中までしかないため、ページの更新日を表示できません。",
        "`git fetch --unshallow` で履歴をすべて取り寄せてください。",
    ),
    # 作成と検査
    "bad-catalogue": (
        "表示用の言葉のファイルを読み取れません：{detail}",
        "文字コード UTF-8 で保存し直すか、書き方を同じフォルダーのほかのファイルと見比べてください。",
    ),
    "template-error": ("テンプレートを使えません（{detail}）。", "テンプレートのこの行を直してください。"),
    "template-missing": (
        "テンプレート {file} がありません。",
        "この名前で元の場所に戻してください。名前を変えたのなら、元に戻すか、使っているところの名前も直してください。",
    ),
    "template-file": (
        "テンプレートが使うファイルがありません：{file}",
        "ファイルを元の場所に戻すか、それを使っている部分をテンプレートから取り除いてください。",
    ),
    "page-without-title": ("ページに題名がありません。", "題名を付けてください。"),
    "page-without-language": ("ページの言語が示されていません。", "html 要素に `lang` を付けてください。"),
    "repeated-id": (
        "見出しの名前 {id} が、ページの中に二つあります。",
        "一方の見出しの終わりに、別の名前を付けてください（例：`## 目的 {{#purpose}}`）。",
    ),
    "picture-without-text": (
        "画像に代わりの文がありません：{address}",
        "角かっこの中に画像の内容を書いてください（例：`![駅からの地図]({address})`）。",
    ),
    "link-without-address": (
        "リンクのアドレスが、ページでは使えないものです：{address}",
        "https://…、mailto:…、tel:…、またはサイトの中の「/」で始まるアドレス（例：`/indicators.html`）を書いてください。アドレスに空白は使えません。",
    ),
    "picture-without-address": (
        "サイトの中にない画像は使えません：{address}",
        "画像を content フォルダーの assets/ に入れ、`![文](/assets/map.png)` のように書いてください。",
    ),
    "broken-link": (
        "リンクの先がありません：{address}",
        "アドレスを直してください。書くのは、表示したページのアドレスの、言語の後の部分です（例：`/indicators.html`）。",
    ),
    "broken-link-near": ("リンクの先がありません：{address}", "`{near}` の間違いではありませんか。"),
    "broken-fragment-near": (
        "リンクの先のページに、その場所がありません：{address}",
        "`{near}` の間違いではありませんか。",
    ),
    "broken-fragment": (
        "リンクの先のページに、その場所がありません：{address}",
        "「#」の後を、リンクの先の見出しに付けた名前にしてください（例：`/about.html#purpose`）。",
    ),
    "level-file": (
        "「{name}」という名前では、このフォルダーの説明だと分かりません。",
        "`{expected}` に名前を変えてください。階層の記号は plan/plan.yml の `levels` にあります。",
    ),
    "no-such-file-near": (
        "content フォルダーに {file} というファイルはありません。",
        "`{near}` の間違いではありませんか。",
    ),
    "broken-file": (
        "ファイルがありません：{address}",
        "content フォルダーの {file} にファイルを置くか、アドレスを直してください。大文字と小文字も区別されます。",
    ),
    "broken-file-near": ("ファイルがありません：{address}", "`{near}` の間違いではありませんか。"),
    "link-without-address-near": (
        "リンクのアドレスが、ページでは使えないものです：{address}",
        "`{near}` の間違いではありませんか。",
    ),
    "link-without-text": (
        "リンクに文がありません：{address}",
        "角かっこの中に、リンクの先の内容を書いてください（例：`[計画の体系]({address})`）。",
    ),
    "heading-id": (
        "見出しの名前「{found}」は、アドレスに使えない形です。",
        "半角の小文字a–z、数字、一つずつのハイフンで書いてください（例：`{better}`）。",
    ),
    "markdown-wide": (
        "「{found}」には全角の記号があるため、そのまま文字として出ます。",
        "半角の記号にしてください：`{better}`",
    ),
    "node-gone": (
        "{node} という場所は計画にありませんが、このファイルの{count}行がそこを指しています（{lines}行目）。",
        "ファイルを誤って消したか、名前を変えたのであれば、元に戻してください。計画から取り除いたのであれば、これらの行も削除してください。",
    ),
    "node-gone-near": (
        "{node} という場所は計画にありませんが、このファイルの{count}行がそこを指しています（{lines}行目）。",
        "`{near}` の間違いではありませんか。名前を変えたのであれば、これらの行も直してください。",
    ),
    "unknown-node-below": ("{node} という場所は計画にありません。", "{above} の下にあるもの：{known}"),
}
"""問題の記号 → 何が問題か、どうすればよいか。"""

SENTENCES: dict[str, str] = {
    **_SENTENCES,
    **_OF_TRANSLATIONS,
    **_OF_TABLES,
    **_OF_NEW,
    **_PREVIEW,
    **HELP,
    **_HELP_OF_TABLES,
    **_HELP_OF_NEW,
}
