"""プログラムの文言、日本語。"""

from generator.messages.ja_files import FILES
from generator.messages.ja_help import HELP
from generator.messages.ja_new import HELP as _HELP_OF_NEW
from generator.messages.ja_new import SENTENCES as _OF_NEW
from generator.messages.ja_sentences import SENTENCES as _SENTENCES
from generator.messages.ja_tables import HELP as _HELP_OF_TABLES
from generator.messages.ja_tables import PROBLEMS as _TABLES
from generator.messages.ja_tables import SENTENCES as _OF_TABLES
from generator.messages.ja_translations import PROBLEMS as _TRANSLATIONS
from generator.messages.ja_translations import SENTENCES as _OF_TRANSLATIONS
from generator.messages.ja_values import VALUES

PROBLEMS: dict[str, tuple[str, str]] = {
    **FILES,
    **VALUES,
    **_TRANSLATIONS,
    **_TABLES,
    # 計画
    "file-name": (
        "「{name}」という名前では、何のファイルか分かりません。",
        "計画のファイルは、順番とアドレスで 01-city-brand.yml のように名付けます。ここでは {expected} が合います。",
    ),
    "folder-and-file": ("{name} という名前のフォルダーとファイルが両方あります。", "どちらか一つを残してください。"),
    "same-order": ("{name} の順番の数字が {other} と同じです。", "次の空いている数字にしてください。"),
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
        "別の名前にしてください。ページのアドレスの一部になります。",
    ),
    "first-level-no-page": ("一番上の階層 {key} には、ページが必要です。", "`view: page` と書いてください。"),
    "level-view-order": (
        "階層 {key} は {view} ですが、その上の {above} は {above_view} です。",
        "上から順に、page（ページ）、section（節）、item（項目）としてください。",
    ),
    "duplicate-level": ("{key} という階層が二つあります。", "階層ごとに違う名前にしてください。"),
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
        "番号か、並び順を直してください。間の一つが抜けていないかも確かめてください。",
    ),
    "number-unexpected": (
        "階層 {level} には番号がありませんが、{number} と書かれています。",
        "この行を削除してください。",
    ),
    "unknown-level": ("計画に {key} という階層はありません。", "あるもの：{known}"),
    "unknown-level-near": (
        "計画に {key} という階層はありません。",
        "`{near}` の間違いではありませんか（あるもの：{known}）。",
    ),
    "wrong-count": (
        "{key} は {declared}件のはずですが、{actual}件あります。",
        "足りないものを追加するか、余分なものを削除してください。件数の方が間違っていれば、件数を直してください。",
    ),
    "unknown-node": (
        "{node} という場所は計画にありません。",
        "計画の上から順に、アドレスの名前を / でつないで書いてください。",
    ),
    "unknown-node-near": ("{node} という場所は計画にありません。", "{near} の間違いではありませんか。"),
    "duplicate-year": ("{year}年の値が二つあります。", "どちらか一つを残してください。"),
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
    "years-reversed": ("最初の年 {first} が、最後の年 {last} より後です。", "入れ替えてください。"),
    "year-outside": ("図の期間（{first}年から{last}年）の外にあります。", "この年か、図の期間を直してください。"),
    "duplicate-term": ("用語 {id} が二つあります。", "どちらか一つを残してください。"),
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
        "`{near}` の間違いではありませんか。",
    ),
    "missing-original": (
        "`{key}` に、正文の言語（{language}）の文がありません：{text}",
        "`{language}: …` の行を追加してください。",
    ),
    "missing-translation": (
        "`{key}` が翻訳されていません：「{text}」の {language} がありません。",
        "`{language}: …` の行を追加してください。",
    ),
    "html-removed": (
        "HTMLの {tag} は使えません。ページには出ません。",
        "取り除くか、Markdownで書いてください。使えるHTML：{kept}。文字として見せたいときは、`{tag}` のように囲みます。",
    ),
    "placeholder": ("`{key}` がまだ書かれていません。", "「…」の代わりに文を書いてください。"),
    "missing-page": ("ページ「{text}」が翻訳されていません。", "ファイル {file} を追加してください。"),
    "missing-catalogue": (
        "{language} の画面の文言がありません。メニューや見出しは英語で表示されます。",
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
    "page-without-title": ("ページに題名がありません。", "題名を付けてください。"),
    "page-without-language": ("ページの言語が示されていません。", "html 要素に `lang` を付けてください。"),
    "repeated-id": (
        "id の {id} がページの中に二つあります。",
        "一方の見出しの終わりに、`{{#…}}` で別の名前を付けてください（例：`## 目的 {{#purpose}}`）。",
    ),
    "picture-without-text": (
        "画像に代わりの文がありません：{address}",
        "「![文](アドレス)」のように、角かっこの中に画像の内容を書いてください。",
    ),
    "link-without-address": (
        "リンクのアドレスが、ページでは使えないものです：{address}",
        "https://…、mailto:…、tel:…、またはサイトの中の「/」で始まるアドレス（例：/indicators.html）を書いてください。",
    ),
    "picture-without-address": (
        "サイトの中にない画像は使えません：{address}",
        "画像を content フォルダーの assets/ に入れ、「![文](/assets/名前.png)」のように書いてください。",
    ),
    "broken-link": ("リンクの先がありません：{address}", "アドレスを直してください。"),
    "broken-link-near": ("リンクの先がありません：{address}", "{near} の間違いではありませんか。"),
    "broken-fragment-near": (
        "リンクの先のページに、その場所がありません：{address}",
        "{near} の間違いではありませんか。",
    ),
    "broken-fragment": ("リンクの先のページに、その場所がありません：{address}", "「#」の後を直してください。"),
}
"""問題の記号 → 何が問題か、どうすればよいか。"""

DETAILS: dict[str, str] = {
    "mapping values are not allowed in this context": "ここにコロンは書けません",
    "did not find expected whitespace or line break": "空白があるはずの所です",
    "did not find expected comment or line break": "行の終わりのはずの所です",
    "did not find expected alphabetic or numeric character": "名前があるはずの所です",
    "did not find expected hexdecimal number": "十六進の数字があるはずの所です",
    "found invalid Unicode character escape code": "この番号の文字はありません",
    "found undefined alias": "「*」の後の名前がありません",
    "found unexpected ':'": "ここにコロンは書けません",
    "mapping keys are not allowed in this context": "ここに「?」は書けません",
    "found unknown directive name": "「%」で始まる行は書けません",
    "could not find expected directive name": "「%」で始まる行は書けません",
    "found incompatible YAML document": "「%」で始まる行は書けません",
    "found duplicate %TAG directive": "「%」で始まる行は書けません",
    "found unexpected non-alphabetical character": "「%」で始まる行は書けません",
    "did not find URI escaped octet": "「!」の後の文字が正しくありません",
    "did not find the expected '>'": "「!」の後の文字が正しくありません",
    "did not find expected tag URI": "「!」の後の文字が正しくありません",
    "found undefined tag handle": "「!」の後の文字が正しくありません",
    "found an incorrect leading UTF-8 octet": "「!」の後の文字が正しくありません",
    "found a tab character where an indentation space is expected": "空白の代わりにタブが使われています",
    "second occurrence": "「&」の後の名前が二度あります",
    "did not find expected key": "項目名があるはずの所です",
    "did not find expected '-' indicator": "「- 」で始まる行があるはずの所です",
    "did not find expected ',' or ']'": "コンマか ] があるはずの所です",
    "did not find expected ',' or '}'": "コンマか } があるはずの所です",
    "did not find expected node content": "値があるはずの所です",
    "did not find expected <document start>": "終わりの後に何か書かれています",
    "could not find expected ':'": "コロンがあるはずの所です",
    "found unexpected end of stream": "引用符が閉じられていません",
    "found unexpected document indicator": "引用符が閉じられていません",
    "found character that cannot start any token": "この文字で値を始めることはできません",
    "found a tab character that violates indentation": "空白の代わりにタブが使われています",
    "found unknown escape character": "バックスラッシュの後の文字が正しくありません",
    "block sequence entries are not allowed in this context": "ここに「- 」で始まる行は書けません",
}
"""読み取りのときに言われること → 同じことの、ふつうの言い方。"""

SYSTEM: dict[str, str] = {
    "there are too many plural forms": "複数形の数（nplurals）が多すぎます",
    "the rule of plurals may divide by zero": "複数形の規則が、0で割ることになります",
    "the %(…)s do not fit those of the original": "「%(…)s」が、元の文のものと合いません",
    "No space left on device": "空き容量がありません",
    "Disk quota exceeded": "割り当てられた容量を使い切っています",
    "File exists": "同じ名前のものがあります",
    "Invalid argument": "ふつうのファイルではありません",
    "Cannot allocate memory": "メモリーが足りません",
    "File too large": "許されている大きさを超えるファイルです",
    "Permission denied": "権限がありません",
    "Operation not permitted": "許可されていません",
    "Read-only file system": "書き込みができない場所です",
    "Device or resource busy": "ほかで使われています",
    "No such file or directory": "ファイルがありません",
    "Not a directory": "フォルダーではありません",
    "Is a directory": "ファイルではなくフォルダーです",
    "File name too long": "名前が長すぎます",
    "Too many levels of symbolic links": "リンクがぐるぐる回っています",
    "Too many open files": "開いているファイルが多すぎます",
    "Input/output error": "ディスクを読み書きできません",
}
"""システムなどが、ふつうの英語で言うこと → 同じことを日本語で。"""

SENTENCES: dict[str, str] = {
    **_SENTENCES,
    **_OF_TRANSLATIONS,
    **_OF_TABLES,
    **_OF_NEW,
    **HELP,
    **_HELP_OF_TABLES,
    **_HELP_OF_NEW,
}
