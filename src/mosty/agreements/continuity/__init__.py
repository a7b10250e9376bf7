"""That no agreement is left alone: who answers for it, who is told, who takes over."""
