"""Papers of stations: site, works, staff, platform, opening."""
