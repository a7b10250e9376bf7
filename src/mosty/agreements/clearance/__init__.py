"""Where a law asks for a conclusion before an agreement is signed: plain functions."""
