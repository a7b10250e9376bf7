"""The office's pages of partners."""
