"""The office's pages of imports."""
