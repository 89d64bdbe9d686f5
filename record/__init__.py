"""The record's machinery: an act becomes a fact in one transaction, and everything that follows from it."""
