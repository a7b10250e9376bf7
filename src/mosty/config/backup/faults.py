"""What goes wrong with a backup."""


class BackupFault(Exception):
    """Not written or not restored; the message says why and what to do."""
