"""What is asked of people about tasks, bounded and checked."""
