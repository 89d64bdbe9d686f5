"""Measurements, each with one command: `./yicheng bench rehearsal`, `… decision`, `… schedule`. Never a test."""
