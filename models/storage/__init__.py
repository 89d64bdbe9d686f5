"""How the database is reached: whose turn it is to write, and JSON that is read once."""
