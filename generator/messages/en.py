"""What the program says, in English."""

from generator.messages.en_files import FILES
from generator.messages.en_help import HELP
from generator.messages.en_new import HELP as _HELP_OF_NEW
from generator.messages.en_new import SENTENCES as _OF_NEW
from generator.messages.en_sentences import SENTENCES as _SENTENCES
from generator.messages.en_tables import HELP as _HELP_OF_TABLES
from generator.messages.en_tables import PROBLEMS as _TABLES
from generator.messages.en_tables import SENTENCES as _OF_TABLES
from generator.messages.en_translations import PROBLEMS as _TRANSLATIONS
from generator.messages.en_translations import SENTENCES as _OF_TRANSLATIONS
from generator.messages.en_values import VALUES

PROBLEMS: dict[str, tuple[str, str]] = {
    **FILES,
    **VALUES,
    **_TRANSLATIONS,
    **_TABLES,
    # the plan
    "file-name": (
        "The name {name} does not say what the file is.",
        "The files of the plan are named by order and address, such as 01-city-brand.yml; here {expected} would fit.",
    ),
    "folder-and-file": ("There is both a folder and a file named {name}.", "Keep one of the two."),
    "same-order": ("{name} has the same order number as {other}.", "Give it the next free number."),
    "children-twice": (
        "This node has children in its file and in its folder {folder}.",
        "Keep all of them in the file, or all of them in the folder.",
    ),
    "too-deep": (
        "This lies deeper than the plan's {levels} levels; the deepest is {deepest}.",
        "Move it up, or add a level in plan/plan.yml.",
    ),
    "duplicate-slug": ("The slug {slug} is taken already, at {other}.", "Choose another; it is a part of the address."),
    "first-level-no-page": ("The first level, {key}, must have pages.", "Write `view: page`."),
    "level-view-order": (
        "The level {key} is a {view} but stands below {above}, which is a {above_view}.",
        "From the top down come pages, then sections, then items.",
    ),
    "duplicate-level": ("Two levels have the key {key}.", "Give each level a key of its own."),
    "reserved-level": ("A level cannot have the key {key}.", "The word means something else; choose another key."),
    "missing-number": ("“{title}” has no number.", "By its place it is {expected}: add `number: {expected}`."),
    "wrong-number": (
        "“{title}” has the number {number}, but by its place it is {expected}.",
        "Correct the number or the order, and see whether one in between is missing.",
    ),
    "number-unexpected": (
        "A node of the level {level} bears no number, but this one has {number}.",
        "Remove the line.",
    ),
    "unknown-level": ("The plan has no level {key}.", "There are: {known}."),
    "unknown-level-near": ("The plan has no level {key}.", "Did you mean `{near}`? There are: {known}."),
    "wrong-count": (
        "The plan declares {declared} of {key}, but there are {actual}.",
        "Add what is missing or remove what is too much; if the declaration is wrong, correct it.",
    ),
    "unknown-node": ("There is no node {node}.", "Check the slugs from the top of the plan down, joined with /."),
    "unknown-node-near": ("There is no node {node}.", "Did you mean {near}?"),
    "duplicate-year": ("There are two values for {year}.", "Keep one of the two."),
    "target-before-baseline": (
        "The year of the target, {year}, lies before that of the baseline, {baseline}.",
        "Correct the year of `target` or of `baseline`.",
    ),
    "measured-before-baseline": (
        "A value of {year} lies before the baseline, {baseline}.",
        "Correct the year; if it is right, say why in the value's `note`, and this is no longer told.",
    ),
    "outside-period": (
        "The year of `{key}`, {year}, does not go with the plan's period, {first} to {last}.",
        "Correct the year; if it is right, say why in the value's `note`, and this is no longer told.",
    ),
    "era-begins": ("The era {name} does not begin in {found}.", "{name} begins in {first}: write `first: {first}`."),
    "years-reversed": ("The first year, {first}, lies after the last, {last}.", "Exchange them."),
    "year-outside": ("This lies outside the chart's years, {first} to {last}.", "Correct the year, or the chart's."),
    "duplicate-term": ("The term {id} is there twice.", "Keep one of the two."),
    "same-word": ("“{word}” belongs to two terms, {id} and {other}.", "Keep it in one of the two."),
    "same-title": (
        "Two indicators at one place of the plan are called “{title}”; the other is {other}.",
        "Remove one of the two, or give them titles that tell them apart.",
    ),
    "same-place": (
        "Two indicators at one place of the plan have the order {order}; the other is {other}.",
        "Give one of them another `order`.",
    ),
    "duplicate-entry": ("`{key}` names {found} twice.", "Keep one of the two."),
    "unknown-page": ("There is no page {found}.", "There are: {known}."),
    "unknown-page-near": ("There is no page {found}.", "Did you mean `{near}`? There are: {known}."),
    "page-beyond-source": (
        "This says page {page}, but the source document ends with page {last}.",
        "Correct the page, or the number of `pages` in plan/plan.yml.",
    ),
    "no-language": (
        "There is no language {language}.",
        "Japanese is `ja`, English `en`, Korean `ko`, Chinese `zh-Hans` (simplified) or `zh-Hant` (traditional).",
    ),
    "no-language-near": ("There is no language {language}.", "Did you mean `{near}`?"),
    "unknown-language": ("The site has no language {language}.", "It has {known}; site.yml lists them."),
    "unknown-language-near": (
        "The site has no language {language}.",
        "Did you mean `{near}`?",
    ),
    "missing-original": (
        "`{key}` lacks its text in the language of record, {language}: {text}",
        "Add a line `{language}: …`.",
    ),
    "missing-translation": (
        "`{key}` is not translated: {language} is missing for “{text}”.",
        "Add a line `{language}: …`.",
    ),
    "html-removed": (
        "The HTML {tag} may not stand in a text; it is not on the page.",
        "Remove it, or write Markdown. HTML that may be used: {kept}. To show it as text, put it between two backquotes: `{tag}`.",
    ),
    "placeholder": ("`{key}` is still to be written.", "Write the text in place of the “…”."),
    "missing-page": ("The page “{text}” is not translated.", "Add the file {file}."),
    "missing-catalogue": (
        "There are no words of the interface in {language}; menus and labels are shown in English.",
        "Add locale/{language}.po to the content; templates/locale/ja.po shows which strings there are.",
    ),
    "no-such-file": ("There is no file {file} in the content folder.", "Add the file, or correct the name."),
    "same-output": ("Two things would be published as {path}; the other is {other}.", "Rename one of the two."),
    "unreadable-history": (
        "The history of the repository could not be had from git, so pages cannot say when they last changed.",
        "Check that `git log` works here: that git is installed, and that the folder is yours to use.",
    ),
    "shallow-history": (
        "The repository was copied without its whole history, so pages cannot say when they last changed.",
        "Fetch the rest of it: `git fetch --unshallow`.",
    ),
    # rendering and verifying
    "bad-catalogue": (
        "The words of the interface cannot be read: {detail}",
        "Save the file again as a gettext catalogue (PO) in UTF-8; templates/locale/ja.po shows the form.",
    ),
    "template-error": ("The template cannot be used: {detail}.", "Correct the template at this line."),
    "page-without-title": ("The page has no title.", "Give it one."),
    "page-without-language": ("The page does not say its language.", "Put `lang` on its html element."),
    "repeated-id": (
        "The id {id} is on the page twice.",
        "Give one of the headings another id at its end, as in `## Purpose {{#purpose}}`.",
    ),
    "picture-without-text": (
        "A picture has no alternative text: {address}",
        "Write what it shows between the brackets: ![text](address).",
    ),
    "link-without-address": (
        "A link has an address that may not stand on a page: {address}",
        "Write https://…, mailto:…, tel:…, or a path within the site that begins with /, such as /indicators.html.",
    ),
    "picture-without-address": (
        "A picture is not one of the site's own: {address}",
        "Put it into assets/ of the content and write ![text](/assets/name.png).",
    ),
    "broken-link": ("The link leads to nothing: {address}", "Correct the address."),
    "broken-link-near": ("The link leads nowhere: {address}", "Did you mean {near}?"),
    "broken-fragment-near": (
        "The link leads to a place that its page does not have: {address}",
        "Did you mean {near}?",
    ),
    "broken-fragment": (
        "The link leads to a place that its page does not have: {address}",
        "Correct what stands after the #.",
    ),
}
"""A problem's code → what is wrong, and a way out."""

DETAILS: dict[str, str] = {
    "mapping values are not allowed in this context": "a colon cannot stand here",
    "did not find expected whitespace or line break": "a space was expected",
    "did not find expected comment or line break": "the end of the line was expected",
    "did not find expected alphabetic or numeric character": "a name was expected",
    "did not find expected hexdecimal number": "a hexadecimal number was expected",
    "found invalid Unicode character escape code": "there is no character of this number",
    "found undefined alias": "there is no name like that after the *",
    "found unexpected ':'": "a colon cannot stand here",
    "mapping keys are not allowed in this context": "a ? cannot stand here",
    "found unknown directive name": "a line cannot begin with %",
    "could not find expected directive name": "a line cannot begin with %",
    "found incompatible YAML document": "a line cannot begin with %",
    "found duplicate %TAG directive": "a line cannot begin with %",
    "found unexpected non-alphabetical character": "a line cannot begin with %",
    "did not find URI escaped octet": "what follows the ! cannot stand there",
    "did not find the expected '>'": "what follows the ! cannot stand there",
    "did not find expected tag URI": "what follows the ! cannot stand there",
    "found undefined tag handle": "what follows the ! cannot stand there",
    "found an incorrect leading UTF-8 octet": "what follows the ! cannot stand there",
    "found a tab character where an indentation space is expected": "a tab stands where spaces belong",
    "second occurrence": "the name after the & is there twice",
    "did not find expected key": "a key was expected",
    "did not find expected '-' indicator": "an entry that begins with - was expected",
    "did not find expected ',' or ']'": "a comma or ] was expected",
    "did not find expected ',' or '}'": "a comma or } was expected",
    "did not find expected node content": "a value was expected",
    "did not find expected <document start>": "something stands after the end",
    "could not find expected ':'": "a colon was expected",
    "found unexpected end of stream": "a quotation mark is not closed",
    "found unexpected document indicator": "a quotation mark is not closed",
    "found character that cannot start any token": "no value can begin with this character",
    "found a tab character that violates indentation": "a tab stands where spaces belong",
    "found unknown escape character": "no such character follows a backslash",
    "block sequence entries are not allowed in this context": "an entry that begins with - cannot stand here",
}
"""What is said while reading → the same in plain words."""

SYSTEM: dict[str, str] = {}
"""What the system says it says in plain English."""

SENTENCES: dict[str, str] = {
    **_SENTENCES,
    **_OF_TRANSLATIONS,
    **_OF_TABLES,
    **_OF_NEW,
    **HELP,
    **_HELP_OF_TABLES,
    **_HELP_OF_NEW,
}
