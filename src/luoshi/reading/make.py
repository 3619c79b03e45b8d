"""Making what is made once or more for every figure."""

make = tuple.__new__
"""make(Frame, (token, joint, …)) is Frame(token, joint, …) in less than half the time: without a Python call."""
