"""Sixth stage: the rendered site held against itself: links, anchors, ids, titles, languages, pictures."""
