"""The colors of the screen, by their tokens: words can be read on whatever they stand on, and edges can be seen."""

import re

import pytest
from curricula import ROOT

pytestmark = pytest.mark.quick
TOKENS = (ROOT / "docs/assets/tokens.css").read_text("utf-8")
COLORS = dict(re.findall(r"^  --color-([\w-]+): (#[0-9a-f]{3,6});", TOKENS, re.MULTILINE))
TEXT, EDGE = 6, 3  # to 1; WCAG 2.2 asks for 4.5 (1.4.3) and 3 (1.4.11)
LIGHT = ("page", "tint", "note", "cell", "lamp-pale")
PAIRS = [
    *(
        (word, ground, TEXT)
        for word in ("text", "text-soft", "text-quiet", "link", "title", "hint")
        for ground in LIGHT
    ),
    *((word, ground, TEXT) for word in ("alarm", "wrong", "text-example") for ground in ("page", "lamp-pale")),
    *(("on-brand", ground, TEXT) for ground in ("brand", "brand-dark")),
    *(("text", "lamp", TEXT), ("lamp", "brand-dark", TEXT)),
    *((edge, ground, EDGE) for edge in ("field", "frame", "brand", "attention") for ground in LIGHT),
    *((edge, "page", EDGE) for edge in ("alarm", "brand-dark")),
]


def luminance(color: str) -> float:
    """The relative luminance of a color, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_what_stands_on_a_ground_stands_out(front: str, ground: str, least: float) -> None:
    assert contrast(COLORS[front], COLORS[ground]) >= least


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
