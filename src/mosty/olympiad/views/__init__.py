"""The pages and doors of the olympiad."""
