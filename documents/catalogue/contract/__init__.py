"""The operating contract, and kinds of papers that follow from it."""
