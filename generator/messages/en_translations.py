"""What the program says of translations, in English."""

PROBLEMS: dict[str, tuple[str, str]] = {
    "stale-translation": (
        "The original was revised after this translation ({language}): “{text}”",
        "Mend the translation, then mark it as up to date: `python build.py translations accept {id}`. `python build.py translations` shows what was changed in the original.",
    ),
    "revised-translation": (
        "Both the original and the translation ({language}) have changed, and nobody has confirmed that they agree: “{text}”",
        "If they do, mark it as up to date: `python build.py translations accept {id}`.",
    ),
    "unconfirmed-translation": (
        "Nobody has confirmed this translation ({language}) yet: “{text}”",
        "If it agrees with the original, mark it as up to date: `python build.py translations accept {id}`.",
    ),
    "record-gone": (
        "The record of which originals the translations were made from has been deleted; nobody knows now which of them are old.",
        "Bring it back with VS Code’s Source Control or `git restore`. If that is impossible, see that the translations agree with the originals, and begin the record anew: `python build.py translations accept --all`.",
    ),
    "empty-record": (
        "The record of which originals the translations were made from is empty; nobody knows now which of them are old.",
        "Bring it back with VS Code’s Source Control or `git restore`. If that is impossible, see that the translations agree with the originals, and begin the record anew: `python build.py translations accept --all`.",
    ),
    "not-an-accepted-line": (
        "This line does not record an accepted translation: {found}",
        "Delete the line (the record is written by `python build.py translations accept`). Where it is a mark of git’s (`<<<<<<<`, `=======`, `>>>>>>>`), delete the marks alone and keep the lines of both sides.",
    ),
}
"""A problem's code → what is wrong, and what to do."""

SENTENCES: dict[str, str] = {
    "translations-head": "{name}: of {total} texts, {done} are up to date; missing {missing}, original revised {stale}, to be confirmed {revised}, not yet confirmed {unconfirmed}",
    "translations-unknown-age": "{name}: of {total} texts, {done} are translated; missing {missing} (it is not recorded yet from which original the translations were made: "
    "`python build.py translations accept --all` begins the record)",
    "translations-record-gone": "{file}, which records from which originals the translations were made, is in git, and deleted or empty in the folder. Bring it back: `git restore {file}`.",
    "state-missing": "missing",
    "state-stale": "original revised",
    "state-revised": "to be confirmed (original and translation have both changed)",
    "state-unconfirmed": "not yet confirmed",
    "state-done": "up to date",
    "translations-old": "original then",
    "translations-new": "original now",
    "translations-now": "translation",
    "translations-no-old": "(the original as it was translated is not in git’s history)",
    "translations-way": "Once a translation is mended, or needs no mending, mark it as up to date: `python build.py translations accept ID…` (all of them: `--all`).",
    "accepted": "Marked as up to date: {count} ({file}).",
    "accepted-none": "There is nothing to mark as up to date.",
    "accept-what": "Name the texts to mark as up to date by their ids or their file, or give `--all`. `python build.py translations` shows the ids.",
    "accept-unknown": "There is no text {id}. `python build.py translations` shows the ids.",
    "accept-unknown-near": "There is no text {id}. Is {near} meant?",
    "accept-untranslated": "{id} has no translation into {name} yet.",
    "accept-broken": "The content has errors. Mend them first (`python build.py check`).",
    "no-such-language": "The site is not translated into {name}. It has: {known}",
}
"""What the program says."""
