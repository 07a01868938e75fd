"""From the model to the pages of a site: their Markdown, lists, menu and what each says of itself."""
