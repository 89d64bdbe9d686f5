"""What is required: the plan's and the law's rules. Pure functions: no database, file, clock or network."""
