"""A made-up city to try everything on: its units and people, and a year of their tasks.

Everything is done by the same actions as in earnest, in the order of the days, so the journal tells a year as well. The
same seed and the same last day give the same city, byte for byte of the journal.
"""
