"""The compiler: reads and checks the curriculum, and assembles its pages. It does not depend on MkDocs."""
