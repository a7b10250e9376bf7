"""Accounts, persons without accounts, roles with scopes, sign-in by one-time link."""
