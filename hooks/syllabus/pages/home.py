"""What people tap: what is going on right now, what brings a family here at night, and each module with its mark."""

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
    """The tiles of needs and of modules, in the order of the curriculum, and the one to all evenings for families."""

    needs: tuple[Tile, ...]
    evenings: Tile
    modules: tuple[Tile, ...]


def home(curriculum: Curriculum) -> Home:
    """Return the tiles of the needs of the home page, one for all other needs, and those of all modules."""
    marks = curriculum.reference.marks
    words = words_for(curriculum.language).home
    evenings = Tile(words.evenings, "families/", marks.get("house", ""))
    other = Tile(words.something_else, "needs/", marks.get("lines", ""))
    needs = (
        Tile(need.label, need.page or f"needs/#{anchor(need.label)}", marks.get(need.mark or "", ""), need.urgent)
        for need in curriculum.reference.needs.values()
        if need.on_home
    )
    modules = (
        Tile(module.source.record.title, f"{module.slug}/", marks.get(module.source.record.mark or "", ""))
        for module in curriculum.modules
    )
    return Home((*needs, other), evenings, tuple(modules))


def all_needs(curriculum: Curriculum) -> tuple[Tile, ...]:
    """Return a tile for each need, which leads to its part of the list of needs; the address is that of the part."""
    marks = curriculum.reference.marks
    return tuple(
        Tile(need.label, f"#{anchor(need.label)}", marks.get(need.mark or "", ""), need.urgent)
        for need in curriculum.reference.needs.values()
    )


def tonight(curriculum: Curriculum) -> tuple[Tile, ...]:
    """Return the tiles of what may bring a family to the site at night."""
    marks = curriculum.reference.marks
    return tuple(
        Tile(reason.label, reason.page, marks.get(reason.mark or "", ""), reason.urgent)
        for reason in curriculum.reference.tonight.values()
    )
