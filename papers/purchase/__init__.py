"""Papers of a purchase."""
