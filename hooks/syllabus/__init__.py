"""The curriculum as data: read it, check it, assemble its pages. Imports no MkDocs."""
