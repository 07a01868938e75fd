"""What the home page shows of the curriculum: what is going on right now, and each module with its mark."""

from dataclasses import dataclass

from ..content.model import Curriculum
from ..markup.anchors import anchor
from ..words.catalogue import words_for


@dataclass(frozen=True)
class Tile:
    """A way on: its words, its address below the site's root, its drawing, and whether it may be an emergency."""

    title: str
    url: str
    mark: str
    urgent: bool = False


@dataclass(frozen=True)
class Home:
    """The tiles of needs and of modules, in the order of the curriculum."""

    needs: tuple[Tile, ...]
    modules: tuple[Tile, ...]


def home(curriculum: Curriculum) -> Home:
    """Return the tiles of the needs that have a drawing, one for all other needs, and those of all modules."""
    marks = curriculum.reference.marks
    other = Tile(words_for(curriculum.language).home.something_else, "needs/", marks.get("lines", ""))
    needs = (
        Tile(need.label, need.page or f"needs/#{anchor(need.label)}", marks[need.mark], need.urgent)
        for need in curriculum.reference.needs.values()
        if need.mark in marks
    )
    modules = (
        Tile(module.source.record.title, f"{module.slug}/", marks.get(module.source.record.mark or "", ""))
        for module in curriculum.modules
    )
    return Home((*needs, other), tuple(modules))
