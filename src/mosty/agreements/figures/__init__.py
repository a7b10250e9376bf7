"""Figures of the register, each of which opens the records behind it."""
