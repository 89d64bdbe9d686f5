"""What keeps the console's pages safe: headers, the check of who sent a form, cookies, downloads."""
