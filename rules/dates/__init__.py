"""When: the legal calendar, schedules and what is read from them. Pure."""
