"""The register in the browser: Django begins here."""
