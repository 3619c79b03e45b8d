"""How fast and how accurate: `make bench` prints it, beside peers, in one run on one core. Nothing here is a test."""
