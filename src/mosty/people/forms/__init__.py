"""Input of the room."""
