"""What the program says when something new is made (`build.py new`), in English."""

SENTENCES: dict[str, str] = {
    "created": "Wrote {file}.",
    "added": "Added to {file}, line {line}.",
    "next-steps": "Now open that file and write what stands as “…”, then run `python build.py check`.",
    "new-needs-kind": "Say what is to be written; there are: {kinds}.",
    "new-needs-slug": "Add its part of the address after the kind, such as city-brand.",
    "new-none-above": "There is nothing yet that a {kind} could stand under; write that first.",
    "new-bad-year": "“{value}” is no year; write it in four digits, such as {example}.",
    "new-bad-value": "“{value}” is no value; write a number such as {example}, or under-consideration.",
    "new-by-hand": "It could not be added to {file}; nothing was written. Edit the file itself.",
    "new-broken-plan": "There are files that cannot be read for errors ({places}); correct them first, so that no place or number is taken twice (`python build.py check`).",
    "new-bad-line": "Write text on one line after {option}.",
    "new-reserved": "{slug} is a name that Windows lets no file have; choose another, such as `{slug}-page`.",
    "new-unused-options": "{options} is not used for a {kind}; leave it out.",
    "next-count": "Where `counts` in {file} has a number for {kind}, raise it.",
    "kind-indicator": "indicator",
    "kind-page": "page",
    "kind-term": "term",
    "ask-kind": "What is to be written?",
    "ask-parent": "Where in the plan?",
    "ask-here": "here: {title}",
    "ask-number": "number",
    "ask-title": "title in the language of record (such as: Sharing our food)",
    "ask-term": "the word in the language of record (such as: creative city)",
    "ask-slug": "its part of the address (small letters, digits, hyphens, such as city-brand)",
    "ask-unit": "unit in the language of record (such as: people)",
    "ask-baseline-year": "year of the baseline",
    "ask-baseline": "value of the baseline (a number, or under-consideration)",
    "ask-target-year": "year of the target",
    "ask-target": "value of the target (a number, or under-consideration)",
    "answer-number": "Answer with a number from 1 to {last}, or with a name that is shown.",
    "answer-empty": "This cannot be left empty.",
    "answer-line": "Answer with text on one line.",
    "answer-year": "Answer with a year in four digits, such as 2024.",
    "answer-value": "Answer with a number in plain digits, such as 51000 or 4.2, or with under-consideration, not-measured or not-yet-published.",
}
"""What the program says."""

HELP: dict[str, str] = {
    "help-unit": "the unit of an indicator, in the language of record",
    "help-baseline-year": "the year of an indicator's baseline (default: the plan's first)",
    "help-baseline": "the value of an indicator's baseline: a number, or under-consideration",
    "help-target-year": "the year of an indicator's target (default: the plan's last)",
    "help-target": "the value of an indicator's target: a number, or under-consideration",
}
"""How it is used."""
