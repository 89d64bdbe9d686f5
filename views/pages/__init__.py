"""What the pages of the console show, one view a page, tested without a browser."""
