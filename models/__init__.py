"""What is known: tables, value types, the clock and the session. The lowest floor: imports none above it."""
