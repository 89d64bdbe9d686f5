"""Rows of the register of documents: numbers, files, who may do what."""
