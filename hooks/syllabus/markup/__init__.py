"""The curriculum's Markdown dialect: custom blocks and marks, the element tree, and form fields as HTML."""
