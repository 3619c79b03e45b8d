"""Monitor 监测: indicators, the observations of them, and where the year will end."""
