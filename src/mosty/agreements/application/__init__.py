"""The application for a conclusion: its parts, what they lack, and one archive."""
