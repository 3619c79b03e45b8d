"""Pages about people: accounts, units, lists of units from Excel, mail."""
