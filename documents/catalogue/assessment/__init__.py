"""Kinds of papers of the assessment."""
