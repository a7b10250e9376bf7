"""The office's pages of news, pages, menus and moved addresses."""
