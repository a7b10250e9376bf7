"""Outgoing mail in two languages and its queue."""
