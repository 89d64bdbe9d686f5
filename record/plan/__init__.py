"""What a programme stands on: its plan, the readings of its dates, calendar years, thresholds, purchases."""
