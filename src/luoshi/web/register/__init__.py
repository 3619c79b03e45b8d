"""The register 台账: sources, and every figure, numeral and doubt that was read in them."""
