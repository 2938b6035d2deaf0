"""Fifth stage: an output → its bytes. Pure: the same plan and templates give the same bytes."""
