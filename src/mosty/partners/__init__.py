"""Organisations with dated names, ids, contacts and links between them."""
