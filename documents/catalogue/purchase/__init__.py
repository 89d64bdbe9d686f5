"""Kinds of papers of a purchase."""
