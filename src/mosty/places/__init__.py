"""Countries, Russian regions, zones, map shapes; reads dirty names of places."""
