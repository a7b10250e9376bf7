"""Whose Mosty this is: names, colours, address, zone, map choice."""
