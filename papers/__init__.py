"""From the record to papers: what fills the facts of each kind of document, and the register's work with them."""
