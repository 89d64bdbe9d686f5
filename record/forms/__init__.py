"""Forms whose facts the record itself reads; all others stand with the acts of their topic."""
