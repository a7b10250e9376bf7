"""Pages of the room, for the registers of every other."""
