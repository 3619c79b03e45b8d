"""Tasks as files."""
