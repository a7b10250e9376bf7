"""The database: a server that is named, or one that Mosty starts for itself.

Nothing outside this package knows where the database is or how it runs.
"""

from mosty.config.database.addresses import django_databases
from mosty.config.database.faults import DatabaseFault

__all__ = ["DatabaseFault", "django_databases"]
