"""Parts of pages of the olympiad."""
