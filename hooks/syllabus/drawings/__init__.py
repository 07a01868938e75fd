"""Line drawings with words in them, as SVG: pure functions of plain values."""
