"""One index of everything findable, per audience."""
