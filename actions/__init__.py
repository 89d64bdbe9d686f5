"""What people do: one act, one transaction, one audit entry."""
