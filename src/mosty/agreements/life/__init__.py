"""Proof of life: whether anything is done under an agreement, and how it is known."""
