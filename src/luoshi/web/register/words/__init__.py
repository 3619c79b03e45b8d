"""What codes and errors are called in the reader's language."""
