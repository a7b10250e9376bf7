"""Who did what, append-only; work put off by name; the history of any object."""
