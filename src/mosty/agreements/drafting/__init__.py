"""Drafts of agreements: templates, their placeholders, the words for them."""
