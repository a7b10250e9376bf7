"""Texts of agreements as numbered clauses: read, compared, held side by side.

Plain functions over plain values; nothing here knows Django.
"""
