"""What comes back: an office's Excel file, distrusted, read, and laid beside the register row by row."""
