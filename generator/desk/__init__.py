"""The editors' desk: what editors and translators do with the content beside building it, on top of the stages."""
