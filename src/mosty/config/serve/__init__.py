"""`mosty serve`: the database, the web and the worker kept alive together."""
