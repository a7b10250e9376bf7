"""Public pages of the shell."""
