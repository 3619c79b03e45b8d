"""What every app stands in: settings, addresses, errors, base templates, static files, translations."""
