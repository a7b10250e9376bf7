"""The institution's own texts and news, menus."""
