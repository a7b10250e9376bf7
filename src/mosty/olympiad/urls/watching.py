"""The board, late answers, the end of a log."""

office_urls = []
