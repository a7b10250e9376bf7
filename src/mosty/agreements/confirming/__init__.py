"""What a partner confirms: the terms, their one canonical form, their words."""
