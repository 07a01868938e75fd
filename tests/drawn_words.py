"""Measures the words of drawings in a browser, and tells which touch each other or leave their drawing."""

from collections.abc import Iterator
from typing import Any

LEAST_LETTER = 12  # CSS pixels, of the words of a drawing on the smallest screen
# The boxes of all words of drawings in sight, in units of the drawing; the room between lines is more than their ink.
BOXES = """() => [...document.querySelectorAll('figure.drawing')].filter(one => one.checkVisibility()).map(figure => {
  const svg = figure.querySelector('svg'), view = svg.viewBox.baseVal, frame = svg.getBoundingClientRect();
  return {
    name: svg.getAttribute('aria-label'), width: view.width, height: view.height,
    scale: frame.width / view.width, fits: frame.right <= innerWidth && frame.left >= 0,
    says: figure.querySelector('figcaption').innerText.trim(),
    texts: [...svg.querySelectorAll('text')].map(text => {
      const box = text.getBBox();
      return {words: text.textContent, left: box.x, right: box.x + box.width,
              top: box.y + 1, bottom: box.y + box.height - 1};
    }),
  };
})"""


def faults(drawing: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one drawing of `BOXES`."""
    name = drawing["name"]
    if not name or not drawing["says"] or not drawing["fits"]:
        yield f"{name}: without a name or words, or wider than the screen"
    if drawing["texts"] and drawing["scale"] * 17 < LEAST_LETTER:
        yield f"{name}: small letters"
    for index, text in enumerate(drawing["texts"]):
        if (
            text["left"] < 0
            or text["top"] < 0
            or text["right"] > drawing["width"]
            or text["bottom"] > drawing["height"]
        ):
            yield f"{name}: {text['words']} leaves the drawing"
        for other in drawing["texts"][:index]:
            if (
                text["left"] < other["right"]
                and other["left"] < text["right"]
                and text["top"] < other["bottom"]
                and other["top"] < text["bottom"]
            ):
                yield f"{name}: {text['words']} touches {other['words']}"
