"""Turns the model into the pages of a site: their Markdown, lists, menu and metadata."""
