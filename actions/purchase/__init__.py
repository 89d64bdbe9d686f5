"""采购: acts from the preparation of a purchase to its award, its failure and what goes wrong on the way."""
