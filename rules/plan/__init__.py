"""The published plan: its text, its phrases, its rules. Pure."""
