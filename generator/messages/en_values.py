"""What the program says of the values and texts of a single file, in English."""

VALUES: dict[str, tuple[str, str]] = {
    "not-a-mapping": ("The file has no `key: value` lines.", "It needs at least: {keys}."),
    "missing-key": ("`{key}` is missing here.", "Add a line such as `{key}: {example}`."),
    "unknown-key": ("`{key}` is not known here.", "Known here: {keys}."),
    "unknown-key-near": ("`{key}` is not known here.", "Did you mean `{near}`?"),
    "not-text": ("`{key}` must be text, but is {found}.", "Write the text after the colon, as in `{key}: {example}`."),
    "empty-text": (
        "`{key}` is empty.",
        "Write after the colon, as in `{key}: …`, or indented on the next line; where it is not needed, remove the line.",
    ),
    "too-long": ("`{key}` is too long: {found}", "Use at most {max_length} characters."),
    "not-one-line": ("`{key}` has a line break: {found}", "Write it on one line, after the colon and without `|`."),
    "not-a-slug": (
        "`{key}` cannot be part of an address: {found}",
        "Use small letters a–z, digits and single hyphens, such as `city-brand`.",
    ),
    "not-a-slug-near": ("`{key}` cannot be part of an address: {found}", "Write `{near}`."),
    "not-a-node": (
        "`{key}` does not name a place in the plan: {found}",
        "Write the names of the plan's folders and files without their numbers, joined with /: `exchange/city-brand` for plan/01-exchange/02-city-brand.yml.",
    ),
    "not-a-node-near": ("`{key}` does not name a place in the plan: {found}", "Write `{near}`."),
    "not-a-path": (
        "`{key}` is no name that a published file can have: {found}",
        "Use letters a–z, digits, hyphens and dots, from the content folder on, such as `source/plan.pdf`.",
    ),
    "not-a-path-near": (
        "`{key}` is no name that a published file can have: {found}",
        "Rename the file to fit, and write `{near}`.",
    ),
    "not-a-language": ("{found} is no language tag.", "Languages are written `ja`, `en`, `zh-Hant`."),
    "not-a-language-near": ("{found} is no language tag.", "Write `{near}`."),
    "not-an-email": ("`{key}` is no e-mail address: {found}", "Write it like `plan@city.example.jp`."),
    "not-an-email-near": ("`{key}` is no e-mail address: {found}", "Write `{near}`."),
    "not-a-choice": ("`{key}` cannot be {found}.", "It can be {expected}."),
    "not-a-choice-near": ("`{key}` cannot be {found}.", "Did you mean `{near}`? It can be {expected}."),
    "not-an-integer": (
        "`{key}` must be a whole number, but is {found}.",
        "Write it in plain digits, for example `12`.",
    ),
    "not-an-integer-near": ("`{key}` must be a whole number, but is {found}.", "Write `{near}`."),
    "not-a-year": (
        "`{key}` must be a calendar year, but is {found}.",
        "Write its four digits and nothing else, for example `2017`.",
    ),
    "not-a-year-near": ("`{key}` must be a calendar year, but is {found}.", "Write `{near}`."),
    "year-of-an-era": (
        "`{key}` must be a calendar year, but is {found}.",
        "If it is a year of an era, write `{heisei}` for Heisei {found}, `{reiwa}` for Reiwa {found}.",
    ),
    "too-small": ("`{key}` is too small: {found}.", "It must be a whole number of at least {ge}, for example `{ge}`."),
    "not-yes-or-no": ("`{key}` must be yes or no, but is {found}.", "Write `yes` or `no`."),
    "not-yes-or-no-near": ("`{key}` must be yes or no, but is {found}.", "Write `{near}`."),
    "not-by-language": (
        "`{key}` must name its languages, but is {found}.",
        "Write each language on a line of its own below it: `ja: …`, `en: …`.",
    ),
    "not-lists-by-language": (
        "`{key}` must have a list for each language, but is {found}.",
        "Write each language on a line of its own in this form, for example `{example}`.",
    ),
    "not-a-group": (
        "`{key}` must be a group of `key: value` lines, but is {found}.",
        "Indent its lines below it, at least: {keys}.",
    ),
    "lost-children": (
        "What belongs to the next level (it has a `slug`) goes on with the notes here.",
        "Add a line `children:` before this one, as far in as `notes:`.",
    ),
    "not-a-list": (
        "`{key}` must be a list, but is {found}.",
        "Begin each entry on a line of its own with a hyphen and a space: `- {example}`.",
    ),
    "missing-list": (
        "`{key}` is missing here.",
        "Add a line `{key}:` and below it, indented, each entry after a hyphen and a space: `- {example}`.",
    ),
    "no-entries": (
        "`{key}` has no entries.",
        "Write below it, indented, each entry after a hyphen and a space: `- {example}`.",
    ),
    "empty-entry": (
        "An entry of `{key}` has nothing after its hyphen.",
        "Write it after the hyphen, as in `- {example}`, or remove the line.",
    ),
    "empty-list": (
        "`{key}` has nothing below it.",
        "Write below it, indented; where it is not needed, remove the line `{key}:`.",
    ),
    "not-a-value": (
        "`{key}` is neither a number nor a reason why there is none: {found}",
        "Write one number in plain digits without separators, with at most six decimals (`51000`, `4.2`); words and ranges stand in `note`. Where there is none: {expected}.",
    ),
    "not-a-value-near": (
        "`{key}` is neither a number nor a reason why there is none: {found}",
        "Write `{near}`. The unit stands in `unit`; words such as “about” or “average” stand in `qualifier` or `note`.",
    ),
    "no-value": ("`{key}` is empty.", "Write a number, for example `51000`, or why there is none: {expected}."),
    "not-an-address": (
        "`{key}` is not a web address: {found}",
        "Write it in full, for example https://www.example.org/.",
    ),
    "not-an-address-near": ("`{key}` is not a web address: {found}", "Write `{near}`."),
    "not-a-base-address": (
        "`{key}` cannot be the address of the site: {found}",
        "Write it in full, in ASCII and without ? or #, such as https://city.github.io/plan/, or remove the line.",
    ),
    "not-a-base-address-near": ("`{key}` cannot be the address of the site: {found}", "Write `{near}`."),
    "not-a-repository-path": (
        "`{key}` cannot be a name in the repository: {found}",
        "Write the names of the folders joined with /, such as content; `..` cannot be one of them.",
    ),
    "invalid-value": (
        "The file is not as it should be: {detail}.",
        "See the format of the file in docs/developers/content-format.md.",
    ),
    # texts
    "wrong-era": (
        "The year of the era is not that calendar year: {found}",
        (
            "It is {right}. Correct one of the two; if the source itself errs, leave the text and add a note of "
            "`kind: misprint` to the `notes` beside it, and this is no longer told."
        ),
    ),
    "wrong-era-here": (
        "The year of the era is not that calendar year: {found}",
        "It is {right}. Correct one of the two.",
    ),
    "words-in-one": (
        "There is a Japanese comma in the list `{key}`, so that the words around it are one.",
        "Put a comma and a space between them: `{better}`.",
    ),
    "reading-in-kanji": (
        "A reading has kanji in it: {found}",
        "Write it in kana; terms are ordered by it.",
    ),
    "wrong-language": (
        "The {in_words} of `{key}` seems to be in another language: {text}",
        "Write the text in {in_words}, or remove the line as long as there is none.",
    ),
    "languages-swapped": (
        "The texts of `{key}` in Japanese and {in_words} seem to have changed places.",
        "Exchange them.",
    ),
    "missing-by-language": (
        "`{key}` is missing here.",
        "Add a line `{key}:`, and below it, indented, a line for each language: `ja: …`, `en: …`.",
    ),
    "missing-group": ("`{key}` is missing here.", "Add a line `{key}:`, and below it, indented, at least: {keys}."),
    "not-a-page": (
        "`{key}` names pages by their part of the address: {found}",
        "Write `about` for pages/about.en.md, or one that every site has: `structure`, `indicators`, `priorities`, `themes`, `glossary`, `notes`, `translations`, `parallel`, `search`, `sitemap`, `print`.",
    ),
    "not-a-page-near": ("`{key}` names pages by their part of the address: {found}", "Write `{near}`."),
    "not-a-table": (
        "`{key}` must have a line for each number, but is {found}.",
        "Indent its lines below it, such as `policy: {example}`.",
    ),
    "no-number": ("`{key}` does not say why there is no number: {found}", "Write a number, or one of: {expected}."),
    "no-number-near": (
        "`{key}` does not say why there is no number: {found}",
        "Did you mean `{near}`? It can be {expected}.",
    ),
    "another-kind": ("This looks like a file of another kind.", "Move it to `{better}`."),
    "not-these-keys": ("A key cannot stand here, or one is missing.", "Needed: {required}. Known here: {keys}."),
}
"""A problem's code → what is wrong, and a way out."""
