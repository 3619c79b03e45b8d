"""公开: what deputies and citizens see of tasks, and what deputies say of them."""
