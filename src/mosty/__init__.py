"""Mosty: an institution's international and interregional cooperation."""
