"""How a stored record is brought from one shape to the next. Run by `models.schema.record_setup`, never by hand."""
