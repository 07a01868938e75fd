"""The packet for a reviewer, and what is read back from it: comments, suggested words, and the sign-off page."""
