"""Lists of partners and of agreements: columns, rows, what is odd, who is meant."""
