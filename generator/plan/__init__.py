"""Third stage: the domain model of a plan, put together from the validated files, and the rules across them."""
