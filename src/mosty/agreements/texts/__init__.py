"""Texts of an agreement's papers: found, read, compared, told in words."""
