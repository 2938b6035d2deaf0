"""What libraries and the system say, in plain English."""

DETAILS: dict[str, str] = {
    "U+0020": "a space",
    "U+3000": "a full-width space",
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

PATTERNS: dict[str, str] = {}
"""The form of what is said → the same in plain words; what a group holds stands in place of its number."""

OTHER = ""
"""What is told of what has no wording here; where it is empty, that itself."""
