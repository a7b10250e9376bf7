"""Addresses of the room."""

portal_urls = []

office_urls = []
