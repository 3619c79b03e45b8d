"""`python -m luoshi`."""

from luoshi.cli import process

if __name__ == "__main__":
    process()
