"""The register: parties, terms, lifecycle, clearance, papers, obligations."""
