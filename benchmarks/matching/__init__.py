"""`mosty bench matching`: how well names are matched, and how fast."""

from benchmarks.matching.bench import main

__all__ = ["main"]
