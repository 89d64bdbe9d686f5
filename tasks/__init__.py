"""What the machine does: issue documents, enqueue and deliver alerts."""
