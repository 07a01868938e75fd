"""Checks of the content itself: plain, kind, sourced, current and safe."""
