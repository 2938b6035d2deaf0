"""What the program says of the preview (`serve`), in English."""

SENTENCES: dict[str, str] = {
    "serving": "The site is at {address} (Ctrl-C stops).",
    "not-here": "Open this site at {address}.",
    "rebuilt": "{time} rebuilt in {seconds} s.",
    "stopped": "Stopped.",
    "language-name": "English",
    "panel-name": "Messages of the preview",
    "panel-languages": "Language of the messages",
    "panel-warnings": "Warnings: {count}",
    "panel-old-site": "Until this is put right, you see the site as it was before.",
    "panel-open": "Open",
    "panel-fold": "Fold",
    "panel-copy": "Copy the place",
    "panel-copied": "Copied",
    "panel-not-copied": "Cannot be copied",
    "panel-editor": "Open in the editor (VS Code)",
    "panel-keys": "`F8` leads to these messages and back, `Esc` folds them.",
    "panel-ended": "The preview has ended; this page no longer changes.",
    "panel-no-site": "There is nothing to show yet",
    "panel-no-site-why": "The content has errors, so the site could not be made. Put them right and save: the site then appears by itself. "
    "Where they are and what to do is told at the foot of this page, and in the window in which `python build.py serve` runs.",
}
