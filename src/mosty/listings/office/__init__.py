"""The listing of the office: columns of one's own, saved views, many rows at once."""
