"""What goes wrong with a database."""


class DatabaseFault(Exception):
    """The database cannot be had; the message says what to do."""
