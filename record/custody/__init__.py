"""What keeps the record whole: audit trail, archive, backup, digest, the replacing of a rehearsal."""
