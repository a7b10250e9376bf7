"""What tests need of the journal."""

from django.conf import settings
from django.db import connection


def let_tests_empty_logs():
    """Switch off, in a test database, what refuses TRUNCATE; called once a run.

    Tests with real transactions are cleaned up by TRUNCATE. UPDATE and DELETE stay
    refused.
    """
    with connection.cursor() as cursor:
        for table in settings.APPEND_ONLY_TABLES:
            cursor.execute(
                f"ALTER TABLE {table} DISABLE TRIGGER {table}_is_not_emptied"
            )
