"""Checks of the content: plain and kind language, cited claims, current reviews, and safety."""
