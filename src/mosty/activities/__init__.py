"""The hub: whatever is done, with whom, where, when, to what end, with what proof."""
