"""The people who act: who is registered, what changed about them, when they are away."""
