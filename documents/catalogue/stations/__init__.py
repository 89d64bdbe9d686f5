"""Kinds of papers of stations and of the platform."""
