"""What is owed and how it stands."""
