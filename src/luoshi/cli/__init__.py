"""The command line: read, explain, serve, account. Each is imported when it is called, Django with the last two."""

from luoshi.cli.main import main, process

__all__ = ["main", "process"]
