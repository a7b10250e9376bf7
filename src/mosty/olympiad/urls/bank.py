"""The bank of tasks."""

office_urls = []
