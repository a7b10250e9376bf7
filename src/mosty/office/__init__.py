"""The staff shell: the desk. Nothing else."""
