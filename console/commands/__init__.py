"""The commands, by topic. Each module registers its own on the app."""
