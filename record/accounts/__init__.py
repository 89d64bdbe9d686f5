"""Who may sign in to the console: accounts, passwords, sessions, and the limits on trying."""
