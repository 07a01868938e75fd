"""Word copies of sheets, guides and packets, which a clinic may change."""
