"""Second stage: each file of the content against the shape that its kind has."""
