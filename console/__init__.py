"""Where people look: the command line (pages and API follow)."""
