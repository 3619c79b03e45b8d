"""Delivery: what was promised, given to units and followed until it is done and checked."""
