"""The page of international cooperation that the law asks of every institution.

Its rows come from the register; nothing is entered here but how it is published.
"""
