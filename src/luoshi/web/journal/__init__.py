"""The journal: every action one event, in the action's own transaction, under a tree that shows what was rewritten."""
