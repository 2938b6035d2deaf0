"""What the program says of tables (Excel, CSV, PO) that go out and come back, in English."""

PROBLEMS: dict[str, tuple[str, str]] = {
    "table-too-large": (
        "The table is too large (at most {largest} MB unpacked, and 100,000 rows).",
        "Fill in a file that `python build.py export` has written, and use that.",
    ),
    "table-damaged": (
        "This cannot be read as a table: {detail}",
        "Open it in Excel or another program and save it again, or export anew with `python build.py export`.",
    ),
    "table-no-workbook": (
        "This is no Excel file, is damaged, or has a password.",
        "Remove the password, and save it in Excel as an “Excel Workbook (.xlsx)”.",
    ),
    "table-encoding": (
        "The encoding of the text is not known.",
        "Save it again as “CSV UTF-8 (Comma delimited)”.",
    ),
    "table-without-ids": (
        "There is no column headed “id”.",
        "Leave the row of heads, and the column of ids, as `python build.py export` has written them.",
    ),
    "table-without-languages": (
        "There is no column of any language, so no texts can be read.",
        "Put back the heads that `python build.py export` has written, such as `Japanese (ja)` and `English (en)`.",
    ),
    "po-damaged": (
        "This cannot be read as a PO file: {detail}",
        "Save it once more in a translator's tool, or export it anew with `python build.py export`.",
    ),
    "po-encoding": (
        "The PO file is in {found}.",
        "Save it again in a translator's tool, in UTF-8.",
    ),
    "po-language": (
        "The PO file translates into “{found}” (the line `Language:`); this site is translated into {known}.",
        'Make the line `Language:` at the top of the file `"Language: {example}\\n"`.',
    ),
    "po-without-context": (
        "There is no line `msgctxt`, or the text has plural forms, so nobody knows which text this translates: {found}",
        "Restore the line `msgctxt` as it was exported, or remove this text.",
    ),
    "column-not-read": (
        "The column “{found}” is not read.",
        "Only columns with the heads that were exported are. If this is one of them, restore its head.",
    ),
    "column-twice": ("There are two columns “{found}”.", "Leave one of them."),
    "column-in-vain": (
        "The column “{found}” is there to be read; what is written into it is not imported (cells changed: {count}).",
        "Restore what was there. If it has to change, edit the file itself.",
    ),
    "state-of-which": (
        "The column “{found}” does not say of which language it is the state.",
        "Name the language in its head, as it was exported, such as `state ({example})`.",
    ),
    "not-a-state": (
        "“{found}” as the state of {id} is not imported.",
        "Write “up to date” if you have checked the translation; else restore what was there.",
    ),
    "ids-moved": (
        "Ids stand in other rows than they were exported in ({id} and others; rows: {count}).",
        "Put them back, and sort or copy whole rows instead of the column of ids alone.",
    ),
    "row-without-id": (
        "There is a row without an id.",
        "Write the id as it was exported, or remove the row. A table cannot make new entries.",
    ),
    "row-twice": ("There are two rows of {id} (the other is row {row}).", "Leave one of them."),
    "unknown-text": (
        "The content has no text {found} any more.",
        "It was removed, or has another id now. Export anew with `python build.py export`, and copy the words over.",
    ),
    "unknown-text-near": ("The content has no text {found} any more.", "Did you mean {near}?"),
    "unknown-indicator": (
        "The content has no indicator {found} any more.",
        "If it is a new one, make it first with `python build.py new indicator`.",
    ),
    "unknown-indicator-near": ("The content has no indicator {found} any more.", "Did you mean {near}?"),
    "cell-formula": (
        "Formulas are not read: {found}",
        "Write the value that comes out (in Excel, paste as values).",
    ),
    "cell-error": ("The cell shows an error: {found}", "Write the right value."),
    "cell-date": (
        "The cell has become a date: {found}",
        "Format the cell as text, then write it again.",
    ),
    "cell-not-text": (
        "The cell is neither text nor a number: {found}",
        "Format the cell as text, then write it again.",
    ),
    "cell-empty": (
        "{id} is empty here; the content says: {found}",
        "Restore what was there. If it is really to go, write [delete] in its place.",
    ),
    "cell-not-one-line": (
        "This has a line break: {found}",
        "Take the line break out, so that it is one line.",
    ),
    "cell-wrong-language": (
        "The text in {language} does not seem to be in {language}: {text}",
        "Write the text in {language}. If there is no translation yet, restore what was there.",
    ),
    "cell-not-a-year": (
        "“{column}” has to be a year (here: {found}).",
        "Write its four digits alone, such as `2017`.",
    ),
    "cell-not-a-year-near": ("“{column}” has to be a year (here: {found}).", "Write `{near}`."),
    "cell-not-a-value": (
        "“{column}” is neither a number nor a reason why there is none: {found}",
        "Write plain digits without a unit, without separators, with at most 6 decimals, such as `51000` or `4.2`. Words such as “about” have no place in this table. Where there is no number: {expected}",
    ),
    "cell-not-a-value-near": (
        "“{column}” is neither a number nor a reason why there is none: {found}",
        "Write `{near}`. Units and words such as “about” have no place in this table.",
    ),
    "cell-question-mark": (
        "{id} has a `?` that was not there. The file is not in UTF-8, so it may stand for a character that could not be saved.",
        "If so, save the file as “CSV UTF-8 (comma delimited)” and write the character again.",
    ),
    "cell-not-deletable": (
        "{id} cannot be deleted from a table.",
        "Restore what was there. If it has to go, edit the file itself.",
    ),
    "cell-conflict": (
        "{id} has changed in the content, too, since this was exported; it now says: {found}",
        "Decide which it is to be, and write that into a file exported anew.",
    ),
    "original-newer": (
        "The original of {id} was revised since this was exported; the translation is not marked as up to date.",
        "Compare it with the new original, then run `python build.py translations accept {id}`.",
    ),
    "no-such-form": (
        "{language} has no form “{form}”.",
        "Leave this cell empty (the forms of {language}: {forms}).",
    ),
    "page-incomplete": (
        "A new translation of a page needs its title and its text; there is no {id}.",
        "Write the translation into the row {id}, too.",
    ),
    "file-in-the-way": ("{file} exists already.", "Export the table anew."),
    "cannot-edit": (
        "This cannot be changed without touching something else ({found}).",
        "Make this one change in the file itself.",
    ),
}
"""A problem's code → what is wrong, and what to do."""

SENTENCES: dict[str, str] = {
    "sheet-texts": "Texts",
    "sheet-values": "Values",
    "column-id": "id",
    "column-place": "place",
    "column-kind": "kind",
    "column-state": "state",
    "column-note": "note",
    "column-base": "base",
    "column-name": "indicator",
    "column-unit": "unit",
    "column-baseline-year": "baseline year",
    "column-baseline": "baseline",
    "column-target-year": "target year",
    "column-target": "target",
    "column-year": "{year}",
    "cell-line": "line {row}",
    "cell": "row {row}, column {column}",
    "exported": "Wrote {count} rows to {file}.",
    "export-values-po": "Export values to .xlsx or .csv; .po is for translations.",
    "table-suffix": "{file} is no kind of file that is known here; use .xlsx (Excel), .csv or .po.",
    "text-too-long-for-excel": "The text of {id} is longer than Excel keeps in a cell ({largest} characters); export to .csv or .po.",
    "exchange-broken": "The content has files that cannot be read; correct them first (`python build.py check`).",
    "import-no-file": "There is no {file}.",
    "content-moved": "{file} has changed meanwhile, so nothing was written; run this again.",
    "changes": "Changes: {count}, in files: {files}; translations that are only marked as up to date: {accepted}.",
    "changes-newer": "Places that have changed in the content only since the export, and stay as they are there: {count}.",
    "change-added": "(nothing)",
    "change-deleted": "(deleted)",
    "not-imported": "There are errors, so nothing is written. Correct the file, then run this again.",
    "imported": "The content was changed; VS Code’s Source Control or `git diff` shows how.",
    "nothing-imported": "There is nothing to change; nothing was written.",
    "not-yet-imported": "Nothing was written yet. If this is right, run it again with --apply.",
}
"""What the program says."""

HELP: dict[str, str] = {
    "help-export": "write the plan's texts or the indicators' values to Excel, CSV or PO",
    "help-import": "show what an exported file that was filled in would change, and change it with --apply",
    "help-what": "what to export: texts (all of them) or values (of the indicators)",
    "help-file": "the file; the end of its name says of which kind: .xlsx (Excel), .csv, .po (texts only)",
    "help-apply": "make the changes that are shown",
}
"""How it is used."""
