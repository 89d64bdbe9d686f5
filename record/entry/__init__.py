"""What people type: value types of forms, units, codes, and what is wrong with a form."""
