"""The database itself: its tables made and upgraded, what it refuses, the view of facts that count."""
