"""Third stage: the immutable domain model of a plan, put together from the validated files, and the rules across them."""
