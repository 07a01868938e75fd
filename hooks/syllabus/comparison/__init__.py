"""What a change does before it lands: two versions of the project side by side, as a page and as Markdown."""
