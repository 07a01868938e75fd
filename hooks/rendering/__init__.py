"""Pages are rendered on all cores, and only when something that goes into them has changed."""
