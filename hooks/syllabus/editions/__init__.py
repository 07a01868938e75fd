"""Editions: the locks that record them, the changes between them, and which printed sheets are out of date."""
