"""The board: agreements by stage, why each waits, and how it goes on."""
