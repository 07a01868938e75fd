"""The packet for a reviewer: what stands in it, where it says to look first, and its bytes."""

import re
from pathlib import Path

import pikepdf
import pytest
from came_back import PAGE, SITE, WALK, packet
from curricula import EXAMPLE, example_project, real_project
from word_files import document_of, faults, text_of

from syllabus.__main__ import main
from syllabus.content.problem import RefusedError
from syllabus.content.units import units_of
from syllabus.markup.parser import tree
from syllabus.reviewing.look_first import look_first
from syllabus.reviewing.numbered import chosen, numbered
from syllabus.reviewing.packet import ReviewPacket, review_packet
from syllabus.reviewing.packet_files import packet_docx
from syllabus.reviewing.unit_markdown import SETTING, units_markdown
from syllabus.words.catalogue import words_for

QUIET = "for-families/a-quiet-hour"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(*ids: str) -> ReviewPacket:
    curriculum = example_project().curriculum
    return review_packet(chosen(ids, curriculum), curriculum, "2026.1", is_linked=True)


def test_every_paragraph_that_is_read_has_its_number_and_its_bookmark() -> None:
    root = document_of(packet())
    names = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    names = [name for name in names if name.startswith("p_")]
    assert len(names) == len(set(names)) > 60
    text = text_of(root)
    for read in numbered(chosen([WALK], example_project().curriculum)):
        for unit in read.units:
            is_setting = unit.unit.kind in ("fact", "option") and bool(SETTING.match(unit.unit.text))
            assert (unit.mark in names) is not is_setting
            assert is_setting or f"({unit.number})" in text


def test_numbers_run_through_all_texts() -> None:
    texts = numbered(chosen([WALK, QUIET], example_project().curriculum))
    numbers = [unit.number for text in texts for unit in text.units]
    assert numbers == list(range(1, len(numbers) + 1))
    assert texts[0].document.path == PAGE
    assert all(len(text.units) == len(units_of(text.document)) for text in texts)


def test_a_guide_stands_apart_from_what_people_read() -> None:
    bodies = [part.body for part in made(WALK).parts if part.body]
    with_guide = [body for body in bodies if "only for leaders" in body]
    assert len(with_guide) == 1
    assert "session.md" not in with_guide[0]
    assert "facilitator.md" in with_guide[0]


def test_passages_that_texts_include_are_read_with_them() -> None:
    groups = chosen([QUIET], example_project().curriculum)
    assert [group.documents[0].path for group in groups][1:] == ["curriculum/reference/passages/overdose.md"]


def test_a_module_is_read_whole_and_nothing_twice() -> None:
    curriculum = example_project().curriculum
    paths = [d.path for g in chosen(["small-steps", WALK], curriculum) for d in g.documents]
    assert paths[0] == "curriculum/modules/small-steps/module.yml"
    assert len(paths) == len(set(paths))


def test_an_unknown_id_is_told() -> None:
    with pytest.raises(RefusedError, match="did you mean"):
        chosen(["small-steps/a-short-wlak"], example_project().curriculum)


def test_look_here_first() -> None:
    texts = numbered(chosen([WALK, QUIET], example_project().curriculum))
    looks = look_first(texts, example_project().curriculum)
    by_kind: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for look in looks:
        by_kind.setdefault(look.kind, []).append((look.number, look.words, look.why))
    words = {unit.number: unit.unit.text for text in texts for unit in text.units}
    assert (18, "Some mornings that is all he does, and some studies look at walks like his.") in [
        (number, said) for number, said, _ in by_kind["cited"]
    ]
    assert "(It exists only in this example.)" in by_kind["cited"][0][2][0]
    assert any("cannot be woken" in said for _, said, _ in by_kind["safety"])
    assert any("51" in said for _, said, _ in by_kind["number"])
    assert "passage" in by_kind
    for number, said, _ in by_kind["number"]:
        assert re.search(r"\d", said)
        assert number in words


@pytest.mark.slow
def test_authors_questions_and_exceptions_are_listed_with_their_place() -> None:
    curriculum = real_project().curriculum
    ids = [module.slug for module in curriculum.modules]
    texts = numbered(chosen(ids, curriculum))
    looks = look_first(texts, curriculum)
    asked = sum(len(s.page.record.for_reviewers) for m in curriculum.modules for s in m.sessions)
    passages = sum(len(text.document.record.for_reviewers) for text in texts if "passages" in text.document.path)
    assert sum(len(look.why) for look in looks if look.kind == "asked") == asked + passages > 0
    exceptions = sum(len(getattr(text.document.record, "allow", ())) for text in texts)
    assert sum(len(look.why) for look in looks if look.kind == "allowed") == exceptions > 0
    found = [look.number > 0 for look in looks if look.kind == "asked"]
    assert sum(found) / len(found) > 0.8


@pytest.mark.slow
def test_no_text_of_the_curriculum_loses_a_mark_or_fills_in_a_field() -> None:
    curriculum = real_project().curriculum
    words = words_for("en").reviewing
    lost = []
    for text in numbered(chosen([module.slug for module in curriculum.modules], curriculum)):
        body = units_markdown(text.document, text.units, curriculum.reference, words, is_linked=True)
        root = tree(body)
        found = [link.get("href", "").removeprefix("mark:") for link in root.iter("a")]
        wanted = [
            unit.mark
            for unit in text.units
            if unit.unit.kind not in ("fact", "option") or not SETTING.match(unit.unit.text)
        ]
        lost += [(text.document.path, mark) for mark in wanted if found.count(mark) != 1]
        lost += [(text.document.path, "a field") for _ in (*root.iter("field"), *root.iter("blank"))]
    assert lost == []


def test_the_page_to_sign_asks_for_each_session() -> None:
    body = next(part.body for part in made(WALK, QUIET).parts if "Decision 1" in part.body)
    assert body.count("/// pick | Decision") == len(chosen([WALK, QUIET], example_project().curriculum))
    for words in ("Use", "Use with changes", "Do not use", "Not my field"):
        assert f"- {words}\n" in body


def test_the_time_to_read_is_told() -> None:
    found = made(WALK)
    assert f"{found.words:,} words: about" in found.parts[0].body
    assert found.words == sum(
        unit.unit.words for text in numbered(chosen([WALK], example_project().curriculum)) for unit in text.units
    )


def test_the_same_bytes_each_time_and_no_fault_by_the_schemas() -> None:
    packet.cache_clear()
    first = packet()
    packet.cache_clear()
    assert packet() == first
    assert faults(first) == []


@pytest.mark.pdf
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_command_writes_the_same_packet_twice(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"{name}.{ending}" for name in "ab"]
    for file in files:
        assert main(["review", "--root", str(EXAMPLE), str(file), WALK, QUIET]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "words," in capsys.readouterr().out


@pytest.mark.pdf
def test_sheets_are_pictures_with_words_that_stand_in_for_them() -> None:
    project = example_project()
    data = packet_docx(made(WALK), project.curriculum, project.pages("everyone"), SITE)
    assert "Sheet Walk plan, page 1" in text_of(document_of(data))
    assert faults(data) == []


@pytest.mark.pdf
def test_the_pdf_is_tagged(tmp_path: Path) -> None:
    place = tmp_path / "a.pdf"
    assert main(["review", "--root", str(EXAMPLE), str(place), WALK]) == 0
    with pikepdf.open(place) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt", WALK], "expected a name that ends with .docx or .pdf"),
        (["a.docx"], "expected one of OF and SINCE, found neither"),
        (["a.docx", WALK, "--since=a"], "expected one of OF and SINCE, found both"),
        (["a.docx", "--since=nothing"], "expected an entry of the ledger, found 'nothing' - "),
        (["a.docx", "nothing"], "expected the id of a module or a session"),
    ],
)
def test_a_wrong_request_is_told(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / arguments[0]
    assert main(["review", "--root", str(EXAMPLE), str(out), *arguments[1:]]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()
