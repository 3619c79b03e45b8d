"""What leaves the register: an edition of it as Excel, Word, CSV and JSON."""
