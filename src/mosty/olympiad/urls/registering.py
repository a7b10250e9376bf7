"""Entering pupils, in the office and from the portal."""

office_urls = []
portal_urls = []
