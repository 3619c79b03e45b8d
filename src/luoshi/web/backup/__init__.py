"""A whole register in one file, and a register made again from it, on either database."""
