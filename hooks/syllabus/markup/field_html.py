"""Converts neutral field elements to HTML: labeled form controls on screen, ruled lines and boxes on paper.

Sizes are CSS classes, since the content security policy forbids style attributes.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from ..words.group_words import Sheet
from .drawing_html import drawing_html
from .fields import scale_numbers, wallet_columns
from .make_element import QUIET, make
from .pictograms import with_steps_marked
from .table_html import budget, grid


def replace_fields(root: Element, words: Sheet) -> None:
    """Replace each field, blank, example and passage below `root` by HTML. Raises KeyError for any other element."""
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag == "blank" or "kind" in child.attrib:
                replace_fields(child, words)
                new = BUILDERS[child.get("kind", "blank")](child, words)
                new.tail = child.tail
                parent[index] = new
                if child.get("to_margin") and child.tail:  # as the last in its paragraph
                    parent.append(make("span", new.tail, class_="blank-end"))
                    new.tail = None


def _write(field: Element, _: Sheet) -> Element:
    box = make("div", class_="field field-write")
    box.append(make("label", field.get("name"), for_=field.get("id", "")))
    box.append(make("textarea", "", id=field.get("id", ""), rows=field.get("lines", ""), placeholder=" ", **QUIET))
    box.append(_ruled(int(field.get("lines", "2"))))
    return box


def _ruled(lines: int) -> Element:
    """Return ruled lines that appear only in print, and only while the field is empty."""
    rules = make("div", class_="ruled", aria_hidden="true")
    rules.extend(make("span") for _ in range(lines))
    return rules


def _group(field: Element, kind: str, words: Sheet) -> Element:
    group = make("fieldset", class_=f"field field-{field.get('kind')}")
    group.append(make("legend", field.get("name")))
    choices = make("ul", class_=f"choices columns-{field.get('columns')}")
    group.append(choices)
    for number, choice in enumerate(field.findall("choice"), start=1):
        choices.append(_choice(field, kind, number, choice))
    if field.get("other") == "True":
        other = make("span", words.other)
        item = _choice(field, kind, len(choices) + 1, other)
        name = words.other_name(prompt=field.get("name"))
        item.append(_line_input(f"{field.get('id')}-other", name, "long"))
        choices.append(item)
    return group


def _choice(field: Element, kind: str, number: int, content: Element) -> Element:
    item = make("li")
    name = field.get("id", "") if kind == "radio" else f"{field.get('id')}-{number}"
    key = f"{field.get('id')}-{number}"
    item.append(_button(kind, key, name, number))
    label = make("label", content.text, for_=key)
    label.extend(list(content))
    item.append(label)
    return item


def _button(kind: str, key: str, name: str, number: int, **more: str) -> Element:
    return make("input", type=kind, id=key, name=name, value=str(number), autocomplete="off", **more)


def _matrix(field: Element, _: Sheet) -> Element:
    group = make("fieldset", class_="field field-matrix")
    group.append(make("legend", field.get("name")))
    choices = field.get("choices", "").split("|")
    table = make("table", class_="grid matrix")
    group.append(table)
    head = SubElement(SubElement(table, "thead"), "tr")
    head.append(make("td"))
    head.extend(make("th", choice, scope="col") for choice in choices)
    body = SubElement(table, "tbody")
    for number, statement in enumerate(field.findall("choice"), start=1):
        row = SubElement(body, "tr")
        header = make("th", statement.text, scope="row")
        header.extend(list(statement))
        row.append(header)
        key, words = f"{field.get('id')}-{number}", "".join(statement.itertext()).strip()
        row.extend(_tick(field, key, at, f"{words}: {choice}", choice) for at, choice in enumerate(choices, start=1))
    return group


def _tick(field: Element, key: str, number: int, name: str, choice: str) -> Element:
    """Return a cell with a box; the words of its column, which stand beside it on a phone, belong to the box too."""
    own, cell = f"{key}-{number}", make("td")
    kind, group = ("checkbox", own) if field.get("several") == "True" else ("radio", key)
    cell.append(_button(kind, own, group, number, aria_label=name))
    cell.append(make("label", choice, for_=own, class_="screen-only"))
    return cell


def _scale(field: Element, _: Sheet) -> Element:
    group = make("fieldset", class_="field field-scale")
    group.append(make("legend", field.get("name")))
    row = make("div", class_="scale")
    row.append(make("span", field.get("low"), class_="scale-end"))
    numbers = make("ul")
    row.append(numbers)
    for number in scale_numbers(field):
        item = make("li")
        key = f"{field.get('id')}-{number}"
        item.append(_button("radio", key, field.get("id", ""), number))
        item.append(make("label", str(number), for_=key))
        numbers.append(item)
    row.append(make("span", field.get("high"), class_="scale-end"))
    group.append(row)
    return group


def _blank(field: Element, _: Sheet) -> Element:
    key, name, width = field.get("id", ""), field.get("name", ""), field.get("width", "short")
    if width == "cell":
        return make("textarea", "", id=key, rows="1", aria_label=name, placeholder=" ", class_="cell", **QUIET)
    box = make("span", class_=f"hinted hinted-{width}" + (" to-margin" if field.get("to_margin") else ""))
    box.append(_line_input(key, name, width))
    box.append(make("span", field.get("label"), class_="hint", aria_hidden="true"))  # the name says it already
    return box


def _line_input(key: str, name: str, width: str) -> Element:
    return make("input", type="text", id=key, aria_label=name, class_=f"blank blank-{width}", **QUIET)


def _draw(field: Element, words: Sheet) -> Element:
    box = make("div", class_="field field-draw")
    box.append(make("label", field.get("name"), for_=field.get("id", "")))
    box.append(make("p", words.draw, class_="screen-only"))
    height = f"draw-{field.get('height')}"
    box.append(make("textarea", "", id=field.get("id", ""), class_=height, placeholder=" ", **QUIET))
    return box


def _card(field: Element, words: Sheet) -> Element:
    name, title = field.get("name", ""), make("p", field.get("prompt"), class_="card-title")
    if field.get("size") == "wallet":
        return _wallet_card(field, name, title, words)
    box = make("div", class_=f"field field-card card-{field.get('per_page')}", role="group", aria_label=name)
    box.extend([title, *field])
    return box


def _wallet_card(field: Element, name: str, title: Element, words: Sheet) -> Element:
    """Return a card whose parts, between which it is folded, stand below or beside one another."""
    panels = [make("div", class_="panel")]
    panels[0].append(title)
    for child in field:
        if child.tag == "hr":
            panels.append(make("div", class_="panel"))
        else:
            panels[-1].append(child)
    shape = f"wallet-{wallet_columns(len(panels))}"
    box = make("div", class_=f"field field-card wallet {shape}", role="group", aria_label=name)
    marks = words.cut_and_fold if len(panels) > 1 else words.cut
    box.append(make("p", marks, class_="wallet-marks", aria_hidden="true"))
    box.extend(panels)
    return box


def _framed(field: Element, tag: str, name: str, title: str) -> Element:
    """Return a box of this class around the content of `field`, below its title."""
    box = make(tag, class_=name, aria_label=title)
    box.append(make("p", title, class_=f"{name}-title"))
    box.extend(list(field))
    return box


BUILDERS: dict[str, Callable[[Element, Sheet], Element]] = {
    "write": _write,
    "choose": lambda field, words: _group(field, "checkbox", words),
    "pick": lambda field, words: _group(field, "radio", words),
    "matrix": _matrix,
    "scale": _scale,
    "grid": grid,
    "budget": budget,
    "draw": _draw,
    "card": _card,
    "example": lambda field, words: _framed(field, "aside", "example", words.example(title=field.get("prompt"))),
    "passage": lambda field, _: _framed(with_steps_marked(field), "section", "passage", field.get("prompt", "")),
    "drawing": drawing_html,
    "blank": _blank,
}
