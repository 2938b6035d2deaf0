"""What the program says, in English."""

from generator.messages.en_details import DETAILS, OTHER, PATTERNS, SYSTEM
from generator.messages.en_files import FILES
from generator.messages.en_help import HELP
from generator.messages.en_keys import CHOICES, NAMES
from generator.messages.en_new import HELP as _HELP_OF_NEW
from generator.messages.en_new import SENTENCES as _OF_NEW
from generator.messages.en_preview import SENTENCES as _PREVIEW
from generator.messages.en_sentences import SENTENCES as _SENTENCES
from generator.messages.en_tables import HELP as _HELP_OF_TABLES
from generator.messages.en_tables import PROBLEMS as _TABLES
from generator.messages.en_tables import SENTENCES as _OF_TABLES
from generator.messages.en_terms import PROBLEMS as _TERMS
from generator.messages.en_translations import PROBLEMS as _TRANSLATIONS
from generator.messages.en_translations import SENTENCES as _OF_TRANSLATIONS
from generator.messages.en_values import VALUES

__all__ = ["CHOICES", "DETAILS", "NAMES", "OTHER", "PATTERNS", "PROBLEMS", "SENTENCES", "SYSTEM"]

PROBLEMS: dict[str, tuple[str, str]] = {
    **FILES,
    **VALUES,
    **_TRANSLATIONS,
    **_TABLES,
    **_TERMS,
    # the plan
    "file-name": (
        "The name {name} does not say where in the plan this stands.",
        "Files and folders of the plan are named by order and address, such as `01-city-brand`; here `{expected}` would fit.",
    ),
    "folder-and-file": ("There is both a folder and a file named {name}.", "Keep one of the two."),
    "same-order": ("{name} has the same order number as {other}.", "Give it the next free number, as in `{better}`."),
    "children-twice": (
        "This node has children in its file and in its folder {folder}.",
        "Keep all of them in the file, or all of them in the folder.",
    ),
    "too-deep": (
        "This lies deeper than the plan's {levels} levels; the deepest is {deepest}.",
        "Move it up, or add a level in plan/plan.yml.",
    ),
    "duplicate-slug": (
        "The slug {slug} is taken already, at {other}.",
        "Choose another, such as `{slug}-2`; it is a part of the address. If the block was copied, correct its title, too.",
    ),
    "first-level-no-page": ("The first level, {key}, must have pages.", "Write `view: page`."),
    "level-view-order": (
        "The level {key} is a {view} but stands below {above}, which is a {above_view}.",
        "From the top down come pages, then sections, then items.",
    ),
    "duplicate-level": ("Two levels have the key {key}.", "Give each level a key of its own, such as `{key}-2`."),
    "reserved-level": ("A level cannot have the key {key}.", "The word means something else; choose another key."),
    "missing-number": ("“{title}” has no number.", "By its place it is {expected}: add `number: {expected}`."),
    "wrong-number": (
        "“{title}” has the number {number}, but by its place it is {expected}.",
        "If the number is wrong, write `number: {expected}`; if it is right, correct the order, or add what is missing in between.",
    ),
    "number-form": (
        "The number {number} has another form than the others of its level.",
        "Write `number: {expected}`.",
    ),
    "number-unexpected": (
        "A node of the level {level} bears no number, but this one has {number}.",
        "Remove the line `number`; if the level is numbered, say so in plan/plan.yml: `numbering: decimal`.",
    ),
    "unknown-level": (
        "The plan has no level {key}.",
        "There are: {known}. If the level's key was changed in `levels`, change it here, too.",
    ),
    "unknown-level-near": ("The plan has no level {key}.", "Did you mean `{near}`? There are: {known}."),
    "wrong-count": (
        "The plan declares {declared} of the {name}, but there are {actual}.",
        "Add what is missing or remove what is too much; if the declaration is wrong, write `{key}: {actual}`.",
    ),
    "unknown-node": (
        "There is no node {node}.",
        "At the top of the plan there are: {known}. What is below them is joined with /, as in `{example}`.",
    ),
    "unknown-node-near": ("There is no node {node}.", "Did you mean `{near}`?"),
    "duplicate-year": (
        "There are two values for {year}.",
        "Keep one of the two, or correct the year, as in `year: {better}`.",
    ),
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
    "years-reversed": (
        "The first year, {first}, lies after the last, {last}.",
        "Exchange them: `first: {last}`, `last: {first}`.",
    ),
    "year-outside": (
        "This lies outside the chart's years, {first} to {last}.",
        "Correct the year, or the chart's `first` and `last`.",
    ),
    "duplicate-term": (
        "The term {id} is there twice.",
        "If it is the same term, keep one of the two; if not, give one another `id`, such as `{id}-2`.",
    ),
    "duplicate-theme": (
        "The theme {id} is there twice.",
        "If it is the same theme, put its nodes into one of the two; if not, give one another `id`, such as `{id}-2`.",
    ),
    "without-theme": (
        "Of the level {level}, {count} are in no theme: {nodes}.",
        "Add each, or something below it, to `nodes` of the themes that it is about. If not all of a level are to be in a theme, remove the line `covers`.",
    ),
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
    "page-without-file": (
        "There is no file {file} to make {found} of, so that no link to it is shown.",
        "Put the file back, or remove this line.",
    ),
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
    "unknown-language-near": ("The site has no language {language}.", "Did you mean `{near}`? It has {known}."),
    "missing-original": (
        "`{key}` lacks its text in the language of record, {language}: {text}",
        "Add a line `{language}: …` with the text in place of the “…”.",
    ),
    "missing-translation": (
        "`{key}` is not translated: {in_words} is missing for “{text}”.",
        "Add a line `{language}: …` when there is a translation.",
    ),
    "html-removed": (
        "The HTML {tag} may not stand in a text; pages are shown without this tag.",
        "Remove it, or write Markdown, as in `[a guide](https://www.example.org/)` or `**bold**`. HTML that may be used: {kept}. To show it as text, put a backquote before it and another after it.",
    ),
    "placeholder": (
        "`{key}` is still to be written.",
        "Write the text in place of the “…”, or remove the line of this language as long as there is none.",
    ),
    "missing-original-page": (
        "The page “{text}” is not there in the language of record, {language}.",
        "Add the file {file}; where the page is not wanted any more, delete its other files, too.",
    ),
    "undeclared-language": (
        "{count} texts are in {in_words} ({language}), which is not among the site’s languages.",
        "Add a line `- {language}` to `languages`.",
    ),
    "language-without-texts": (
        "Not one text of the content is in {in_words} ({language}): {count} are missing.",
        "Add the translations (`python build.py export` makes a table for them), or remove the line `- {language}`.",
    ),
    "record-without-texts": (
        "Not one text of the content is in {in_words} ({language}), the language of record.",
        "The first of `languages` has to be the language that all texts are written in. Correct the order, or remove the line `- {language}`.",
    ),
    "level-without-files": (
        "No folder of this level has a file {key}.yml, but {count} have {found}.yml.",
        "If the key was changed by mistake, write `key: {found}`; if the level has a new name, rename the files to {key}.yml.",
    ),
    "placeholder-page": (
        "The page's `{key}` is still to be written.",
        "Write the text in place of the “…”, or remove the file {file} as long as the page is not wanted in this language.",
    ),
    "missing-page": ("The page “{text}” is not translated.", "Add the file {file}."),
    "search-unavailable": (
        "The index of the search could not be made: {detail}",
        "Install what the site needs again with `make site`, or write `omit: [search]` in site.yml to go without a search.",
    ),
    "missing-catalogue": (
        "There are no words of the interface in {in_words}; menus and labels are shown in English.",
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
    "template-missing": (
        "The template {file} is not there.",
        "Put it back under this name; if it was renamed, name it so again, or change the name where it is used.",
    ),
    "template-file": (
        "The templates use a file that is not there: {file}",
        "Put the file back into its place, or take what uses it out of the template.",
    ),
    "page-without-title": ("The page has no title.", "Give it one."),
    "page-without-language": ("The page does not say its language.", "Put `lang` on its html element."),
    "repeated-id": (
        "The id {id} is on the page twice.",
        "Give one of the headings another id at its end, as in `## Purpose {{#purpose}}`.",
    ),
    "picture-without-text": (
        "A picture has no alternative text: {address}",
        "Write what it shows between the brackets, as in `![The way from the station]({address})`.",
    ),
    "link-without-address": (
        "A link has an address that may not stand on a page: {address}",
        "Write https://…, mailto:…, tel:…, or a path within the site that begins with /, such as `/indicators.html`; without spaces.",
    ),
    "picture-without-address": (
        "A picture is not one of the site's own: {address}",
        "Put it into assets/ of the content and write `![text](/assets/map.png)`.",
    ),
    "broken-link": (
        "The link leads to nothing: {address}",
        "Correct the address: it is that of the page without the language, such as `/indicators.html`.",
    ),
    "broken-link-near": ("The link leads nowhere: {address}", "Did you mean `{near}`?"),
    "broken-fragment-near": (
        "The link leads to a place that its page does not have: {address}",
        "Did you mean `{near}`?",
    ),
    "broken-fragment": (
        "The link leads to a place that its page does not have: {address}",
        "Write after the # what a heading there has been given, as in `/about.html#purpose`.",
    ),
    "level-file": (
        "The name {name} does not say that this is the folder's own file.",
        "Rename it to `{expected}`: the folder's own file is named by its level in plan/plan.yml.",
    ),
    "no-such-file-near": ("There is no file {file} in the content folder.", "Did you mean `{near}`?"),
    "broken-file": (
        "There is no such file: {address}",
        "Put it at {file} of the content, or correct the address; capitals count.",
    ),
    "broken-file-near": ("There is no such file: {address}", "Did you mean `{near}`?"),
    "link-without-address-near": (
        "A link has an address that may not stand on a page: {address}",
        "Did you mean `{near}`?",
    ),
    "link-without-text": (
        "A link has no words: {address}",
        "Write between the brackets what it leads to, as in `[The plan at a glance]({address})`.",
    ),
    "heading-id": (
        "The id {found} of a heading cannot be part of an address.",
        "Use small letters a–z, digits and single hyphens, as in `{better}`.",
    ),
    "markdown-wide": (
        "“{found}” has a full-width sign and will be shown as it stands.",
        "Use plain characters: `{better}`.",
    ),
    "node-gone": (
        "There is no node {node}, but {count} lines of this file name it, or what is below it: {lines}.",
        "If its file was removed or renamed by mistake, put it back; else remove these lines, too.",
    ),
    "node-gone-near": (
        "There is no node {node}, but {count} lines of this file name it, or what is below it: {lines}.",
        "Did you mean `{near}`? If it was renamed, correct these lines, too.",
    ),
    "unknown-node-below": ("There is no node {node}.", "Below {above} there are: {known}."),
}
"""A problem's code → what is wrong, and a way out."""

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
