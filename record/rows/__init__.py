"""Queries for single rows and short lists that acts and papers read beside their own case, by topic."""
