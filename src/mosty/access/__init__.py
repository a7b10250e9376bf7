"""Guards, refusals, role names, audiences. No tables."""
