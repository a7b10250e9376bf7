"""The public shell: home, navigation, search page, open data. Nothing else."""
