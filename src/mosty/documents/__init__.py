"""Stored files, versions, visibility; reads tables out of foreign files; renders PDF."""
