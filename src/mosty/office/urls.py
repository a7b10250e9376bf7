"""Addresses of the room."""

office_urls = []
