"""What helps people who write: the skeleton of a session, and snippets of every block for an editor."""
