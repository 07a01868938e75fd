"""Our Markdown: its blocks and marks, the element tree it becomes, and fields as HTML."""
