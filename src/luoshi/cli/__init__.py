"""The command line: read, explain, serve. Every command is imported only when it is called, Django with `serve`."""

from luoshi.cli.main import main, process

__all__ = ["main", "process"]
