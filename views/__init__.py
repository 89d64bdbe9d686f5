"""What people look at: every query that a page, the command line, a flow or a report reads."""
