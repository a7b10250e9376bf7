"""Addresses of the room."""

portal_urls = []
machine_urls = []
