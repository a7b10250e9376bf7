"""What parties promised: the days on which it falls due, and plans in tables."""
