"""Last stage: the verified site put in the place of the published one, in one step."""
