"""What the program says of the glossary, in English."""

PROBLEMS: dict[str, tuple[str, str]] = {
    "missing-term": (
        "The original has the term “{term}”, but the {in_words} text has none of its forms: {forms}.",
        "Write it as the glossary does. If it is right as it is, add its word to the term {id} in glossary.yml, as in `also: {{{language}: [another form]}}`; where the word varies with what is said, write `checked: no` there.",
    ),
    "avoided-term": (
        "“{found}” is a form that is not to be used.",
        "Write {forms}. If “{found}” may be used, remove it from `avoid` of the term {id} in glossary.yml.",
    ),
    "avoided-and-own": (
        "“{word}” is a right form of this term ({id}), and stands in its `avoid` as well.",
        "Remove it from `avoid`.",
    ),
    "avoided-and-right": (
        "“{word}” is to be avoided for the term {id}, but it is a right form of the term {other}.",
        "Remove it from `avoid` if it may be used, else from the term {other}.",
    ),
}
"""A problem's code → what is wrong, and a way out."""
