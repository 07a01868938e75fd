"""Stages the assembled curriculum as ordinary Markdown that any site builder can build without the project's hooks."""
