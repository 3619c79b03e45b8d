"""The same rows as a page, as JSON and as CSV."""
