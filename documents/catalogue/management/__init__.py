"""Kinds of papers of the programme as a whole."""
