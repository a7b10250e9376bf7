"""Addresses of the room."""

portal_urls = []
