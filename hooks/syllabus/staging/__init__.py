"""The assembled curriculum as an ordinary Markdown tree, which any site builder can build without our hooks."""
