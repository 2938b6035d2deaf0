"""The desk: what editors and translators do with the content beside building it."""
