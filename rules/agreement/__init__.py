"""One case, one truth: what the papers of a case must say alike, and what one paper must not say against itself."""
