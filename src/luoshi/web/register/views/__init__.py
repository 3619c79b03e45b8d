"""From an address to a page or its data."""
