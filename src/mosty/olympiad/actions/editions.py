"""Editions: founded, closed, and their logs."""

from django.db import connection


def open_log(edition) -> None:
    """Make the part of the log that holds an edition's answers; may be repeated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT olympiad_open_log(%s)", [edition.pk])
