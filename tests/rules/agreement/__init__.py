"""What papers of one case must say alike: the comparison, its topics, and what findings it must catch."""
