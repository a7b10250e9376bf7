"""Pages and tables become records of many rooms: reading, dry run, undo."""
