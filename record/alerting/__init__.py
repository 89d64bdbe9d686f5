"""Who must be told: the morning watch, the outbox, supervision items."""
