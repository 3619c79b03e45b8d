"""What people ask and write, bounded and checked."""
