"""Search: what of a plan can be found, in which words, and the index that browsers look it up in."""
