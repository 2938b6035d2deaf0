"""First stage: the content folder's files, as data in which every value knows its file, line and column."""
