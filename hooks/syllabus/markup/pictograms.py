"""Pictures for the steps of a passage: where they lie on a site, and how they get into its Markdown and its tree.

The words of a step say everything, so its picture has no words of its own: whoever reads the page aloud passes it over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

FOLDER = "assets/pictograms/"
STEP = re.compile(r"^\d{1,3}\. ", re.MULTILINE)
STEPS = "steps"  # the class of a list with a picture for each step


def with_pictures(body: str, names: Sequence[str]) -> str:
    """Return the Markdown of a passage with the drawings of these names before the words of its numbered steps."""
    left = iter(names)
    return STEP.sub(lambda step: "".join([step.group(), *_picture(left)]), body)


def pictogram_files(pictograms: Mapping[str, str]) -> dict[str, str]:
    """Return the drawings by their address on a site."""
    return {f"{FOLDER}{name}.svg": drawing for name, drawing in sorted(pictograms.items())}


def pictograms_in(texts: Sequence[str], pictograms: Mapping[str, str]) -> dict[str, str]:
    """Return the drawings that pages with these texts show, by name."""
    return {name: drawing for name, drawing in pictograms.items() if any(_address(name) in text for text in texts)}


def pictogram_name(image: Element) -> str:
    """Return the name of the drawing that an `img` shows, or "" if it is another picture."""
    _, is_ours, file = image.get("src", "").partition(FOLDER)
    return file.removesuffix(".svg") if is_ours and not image.get("alt") else ""


def is_of_steps(steps: Element) -> bool:
    """Return whether each item of a list begins with a drawing."""
    return len(steps) > 0 and all(len(step) > 0 and step[0].tag == "img" and pictogram_name(step[0]) for step in steps)


def with_steps_marked(passage: Element) -> Element:
    """Return a passage whose lists with drawings have a class for the site, which sets them side by side."""
    for steps in passage.iter("ol"):
        if is_of_steps(steps):
            steps.set("class", STEPS)
    return passage


def _picture(left: Iterator[str]) -> Iterator[str]:
    if name := next(left, ""):
        yield f"![]({_address(name)}) "


def _address(name: str) -> str:
    return f"/{FOLDER}{name}.svg"
