"""What a value measures: the shortest phrase that says it when read alone."""
