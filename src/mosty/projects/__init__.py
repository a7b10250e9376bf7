"""Projects: phases, prolongation, participants, deliverables, results."""
