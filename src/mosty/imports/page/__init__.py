"""An institution's cooperation page becomes records. Plain functions, no tables."""
