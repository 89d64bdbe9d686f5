"""Measurements, each with one command: `./yicheng bench rehearsal`, `./yicheng bench decision`. Never a test."""
