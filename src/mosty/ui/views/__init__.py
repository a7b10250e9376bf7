"""Pages of the room: the gallery, the display panel, and what went wrong."""
