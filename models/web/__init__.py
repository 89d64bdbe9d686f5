"""What the console keeps of its own beside the record: accounts and sessions."""
