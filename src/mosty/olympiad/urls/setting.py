"""Editions, rounds, papers and their windows."""

office_urls = []
