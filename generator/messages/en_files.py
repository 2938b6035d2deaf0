"""The words for files and how they are written, in English."""

FILES: dict[str, tuple[str, str]] = {
    # reading
    "missing-file": (
        "The file {file} is missing.",
        "If it was renamed or moved, undo that; else add it. docs/editors/README.en.md tells what stands in it.",
    ),
    "unknown-file": (
        "Nothing uses the file {file}.",
        "Move it to where its kind belongs, or remove it: plan/ (the plan), indicators/, pages/ (named such as `about.en.md`), assets/ (pictures), source/ (the source document), locale/ (words of the interface).",
    ),
    "unreadable": (
        "The file cannot be read: {detail}.",
        "Check the file's permissions, and that no program holds it open.",
    ),
    "not-utf-8": (
        "The file is not in UTF-8; the first character that does not fit stands on this line.",
        "Save the file again with the encoding UTF-8.",
    ),
    "no-front-matter": (
        "The page has no head.",
        "Begin the file with a line of three hyphens, `---`, then `title: …`, then another line `---`, then the text.",
    ),
    "unknown-file-near": ("The file {file} is not used under this name.", "Did you mean `{near}`? Rename or move it."),
    "unreadable-folder": ("The folder cannot be opened: {detail}.", "Check its permissions."),
    "copied-file": (
        "This looks like a copy of {original}.",
        "If it was made by mistake, delete it; if it is to be an entry of its own, give it a name of its own.",
    ),
    "folder-gone": (
        "The folder {folder} is no longer there, or has another name.",
        "Put it back, or give it its name again. Until then you see the site as it was before.",
    ),
    "empty-folder": ("The folder is empty.", "Put a file into it, or remove it; git does not keep empty folders."),
    "folder-not-a-file": (
        "This has the name of a file, but is a folder.",
        "Take the dot and what follows it from the folder's name, or move the file out of the folder.",
    ),
    "link-outside": (
        "This is a link that leads out of the content folder, to {target}.",
        "Put the file itself here in place of the link.",
    ),
    "link-to-nothing": (
        "This is a link to {target}, which is not there.",
        "Put the file itself here in place of the link.",
    ),
    "link-in-a-circle": (
        "This is a link that leads back to itself, by way of {target}.",
        "Remove the link, and put the file itself here.",
    ),
    "link-to-a-folder": (
        "This is a link to a folder, {target}; it is not followed.",
        "Put the folder itself here in place of the link.",
    ),
    "not-a-file": (
        "This is no regular file, but a pipe, a socket or a device.",
        "Remove it, or put a regular file in its place.",
    ),
    "too-large-a-file": (
        "The file is too large: {size} MB.",
        "Keep it within {largest} MB: split it, or save pictures and documents in a smaller form.",
    ),
    "bad-file-name": (
        "The name “{name}” holds a character that cannot be used: {character}.",
        "It works neither on Windows nor in an address. Rename it, for example to `{better}`.",
    ),
    "indicator-name": (
        "The name “{name}” of an indicator's file cannot be part of an address.",
        "Use small letters and digits, joined with single hyphens, as in `planted-trees.yml`.",
    ),
    "indicator-name-near": (
        "The name “{name}” of an indicator's file cannot be part of an address.",
        "Rename it, for example to `{near}`: it is a part of its page's address.",
    ),
    "reserved-name": (
        "Windows cannot have a file named “{name}”.",
        "Give it another name; `con`, `aux`, `nul` and the like cannot be used whatever follows them.",
    ),
    "same-name": (
        "Two files have names that look the same, {name}; only the way their letters are stored differs (NFC, NFD).",
        "Remove one of the two, or rename it, for example to `map-2.png`.",
    ),
    "more-problems": (
        "This file has more problems; the first {shown} are shown.",
        "Correct these from the top down, and check again.",
    ),
    "other-encoding": (
        "The file is saved as {encoding}, not as UTF-8.",
        (
            "Save it as UTF-8. Notepad: Save as, Encoding. VS Code: click the encoding at the bottom right, Reopen with "
            "Encoding, then Save with Encoding. Sakura Editor: Save as, character set. Excel: the type “CSV UTF-8”."
        ),
    ),
    "front-matter-open": (
        "The page's head is not closed.",
        "After the line `title: …` put a line of three hyphens, `---`, alone; the text begins on the next line.",
    ),
    "yaml-tab": ("The line is indented with a tab.", "Use spaces: `{better}`."),
    "yaml-wide-space": ("There is a full-width space.", "Use plain spaces: `{better}`."),
    "yaml-wide-colon": ("The colon after `{found}` is full-width.", "Use a plain colon and a space: `{better}`."),
    "yaml-colon-space": ("There is no space after `{found}:`.", "Put one there: `{better}`."),
    "yaml-list-mark": ("“{found}” does not begin an entry of a list.", "Use a plain hyphen and a space: `{better}`."),
    "yaml-wide-bracket": ("The bracket {found} is full-width.", "Use plain brackets, commas and colons: `{better}`."),
    "yaml-wide-quote": (
        "{found} does not work as a quotation mark, so the colon ends the text.",
        "Use plain quotation marks: `{better}`.",
    ),
    "yaml-hash": (
        "What follows “{found}” counts as a remark and is not used.",
        "If it is part of the text, put quotation marks around it: `{better}`.",
    ),
    "yaml-remark": (
        "What follows “{text}” is taken for a remark and is not shown: {found}",
        "If it belongs to the text, put quotation marks around all of it: `{better}`. If it is a remark, put a space after the #.",
    ),
    "yaml-unclosed": (
        "{found} is never closed.",
        "Close it, for example `{better}`; if it is part of the text, put quotation marks around all of it.",
    ),
    "yaml-first-character": (
        "A text cannot begin with {found} just so.",
        "Put quotation marks around all of it: `{better}`.",
    ),
    "yaml-colon-in-value": (
        "There is a colon and a space within the text.",
        "Put quotation marks around all of it: `{better}`.",
    ),
    "yaml-text-indent": (
        "A line of a long text is indented less than the line above it, so that the text ends there.",
        "Begin it with {spaces} spaces, as the line above: `{better}`.",
    ),
    "yaml-pairs-in-a-line": (
        "Several keys stand on one line.",
        "Write each on a line of its own, or put braces around all of them: `{better}`.",
    ),
    "yaml-wide-bar": (
        "The {found} that begins a long text is full-width, so that it would be a part of the text.",
        "Use the plain one: `{better}`.",
    ),
    "yaml-no-colon": ("There is no colon after `{found}`.", "Put one there: `{better}`."),
    "yaml-indentation": (
        "The line's indentation (spaces: {found}) is that of no line above it.",
        "Begin lines of one level at the same place: `{better}`.",
    ),
    "yaml-escape": (
        "What follows the backslash cannot stand within double quotation marks.",
        "Write the backslash twice, or use single quotation marks: `{better}`.",
    ),
    "yaml-documents": (
        "A second part begins here, after a line of ---.",
        "A file holds one part only: remove the line, or make two files.",
    ),
    "yaml-no-key": (
        "This line has no key: {found}",
        "If it goes on with the text above, indent it as much; else put a key and a colon before it, as in `text: …`. A remark is written `{better}`.",
    ),
    "lost-key": (
        "The line with the key that this text belongs to is missing above it.",
        "Add a line `{better}` right above this one.",
    ),
    "yaml-text-after-bar": (
        "No text can stand on the line of the sign {found}.",
        "End this line as `{better}`, and write the text from the next line on, indented.",
    ),
    "yaml-gap": ("There is an empty place in the list.", "Take out the comma that is too many: `{better}`."),
    "yaml-syntax": (
        "The file cannot be understood from here on: {detail}.",
        "Check the indentation, the space after each colon, and the quotation marks of this line and the one above.",
    ),
    "strange-character": ("The file holds a character that may not stand in it: {detail}.", "Remove the character."),
    "yaml-depth": ("The file is nested too deeply.", "Nest no deeper than the plan's levels need."),
    "yaml-alias": (
        "`&name` and `*name`, which repeat a part of the file, cannot be used.",
        "Write the part out where it is needed. If a text begins with &, put quotation marks around all of it.",
    ),
    "yaml-tag": (
        "`{tag}` may not stand before a value.",
        "Remove it; write the value alone. If a text begins with !, put quotation marks around all of it.",
    ),
    "yaml-key": ("A key must be a single word.", "Write `key: value`."),
    "duplicate-key-near": (
        "`{key}` stands in one entry a second time; it first stands on line {line}.",
        "If the next entry begins here, its hyphen is missing: write `{near}`. If it is the same entry, keep one of the two.",
    ),
    "duplicate-key": (
        "`{key}` stands here a second time; it first stands on line {line}.",
        "Keep one of the two. If something else was to begin here, begin it with a hyphen and a space.",
    ),
    # Markdown
    "markdown-entity": (
        "`{entity}` is no character: {detail}.",
        "Remove it, or write the character that is meant.",
    ),
    "markdown-length": ("The text is too long: {length} characters.", "Keep it within {longest}, on several pages."),
    "markdown-depth": ("Lists or quotations are nested too deeply here.", "Nest them no deeper than {deepest}."),
    "markdown-gap": ("There is a very long run of spaces in a line.", "Remove the spaces that are not needed."),
    "markdown-signs": (
        "A paragraph has too many signs such as {sign}: more than {most}.",
        "Remove the signs, or divide the paragraph with empty lines.",
    ),
    "markdown-space": (
        "There are spaces between the signs of {found}, so that it is shown as it stands.",
        "Take the spaces out: `{better}`.",
    ),
    "markdown-open": (
        "The bracket of {found} is never closed, so that it is shown as it stands.",
        "Close it right after the address: `{better}`.",
    ),
    "markdown-remark": (
        "A remark that begins with <!-- is not closed, so that everybody can read it: {found}",
        "Close it with `-->` before any empty line, or take it out.",
    ),
    "markdown-table": (
        "These rows make no table, and are shown with their | signs.",
        "Put an empty line before the table, and the line `{better}` after its first row, the head.",
    ),
    "markdown-pasted": (
        "This looks like rows of a spreadsheet; they make no table as they are.",
        "Put an empty line before the table, write each row like `{better}`, and put the line `| --- | --- |` after the first row, the head.",
    ),
    "link-wide": ("An address has full-width characters, and leads nowhere: {found}", "Write `{better}`."),
    "preview-address": (
        "The address of the preview opens on this computer alone: {found}",
        "Write only what follows the page's language, such as `{better}`.",
    ),
    "content-changing": (
        "The content kept changing while the site was being built.",
        "Wait until files have been saved or synchronised, then run this again.",
    ),
    "hidden-character": (
        "The text holds a mark that nobody sees and that turns the direction of writing around: {detail}.",
        "Delete the line and type it anew by hand; what is pasted may bring the mark back.",
    ),
    "unseen-character": (
        "The text holds a character that nobody sees: {detail}. A search does not find the words that it stands in.",
        "Type the words around this place anew by hand; what is pasted may bring the character back.",
    ),
    "active-file": (
        "A file of this kind cannot be published: {file}",
        "Make a PDF of a document, a PNG of a picture. What can be published: {kinds}.",
    ),
    "active-svg": (
        "The SVG picture holds something that a browser could run or fetch: {found}",
        "Save it again as “plain SVG”, or as PNG.",
    ),
    "broken-svg": ("The SVG picture cannot be read: {detail}.", "Save it again, or as PNG."),
    "empty-file": ("The file is empty.", "It needs at least: {keys}."),
    "git-conflict": (
        "Two people have changed the same lines, and git's marks of that are still there: {found}",
        "Between the lines `<<<<<<<`, `=======` and `>>>>>>>` stand both wordings: keep one, and remove the other and the three lines.",
    ),
    "yaml-odd-space": (
        "There is a space that only looks like one (no-break space); it comes with what is pasted.",
        "Type plain spaces: `{better}`.",
    ),
    "yaml-dash": (
        "`{found}` is only a hyphen.",
        "Write a value: `{better}`. Where none is needed, remove the line; where there is no number, say why, for example `under-consideration`.",
    ),
    "yaml-lost-mark": (
        "This entry of a list does not begin with a hyphen and a space.",
        "Write the line like this: `{better}`.",
    ),
    "yaml-pasted": (
        "This looks like a row that was pasted from a spreadsheet: {found}",
        "Write each cell on a line of its own as `key: value`, such as `year: 2017` and `value: 51000`.",
    ),
    "page-name": (
        "The name “{name}” of a page's file cannot be an address.",
        "Use small letters, digits and hyphens, then the language and `.md`, as in `{example}`: it is the page's address.",
    ),
    "page-without-a-tag": (
        "The name of the page's file {file} does not say its language.",
        "Rename it to `{ja}` for Japanese, `{en}` for English.",
    ),
}
