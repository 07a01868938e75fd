"""Our files in an office program: what LibreOffice opens and writes again has the same words and the same cells."""

import csv
import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from came_back import PAGE, changed, commented, line_of, packet, remarks_in, saved, signed
from word_files import copy_jobs, text_of, xml_parts

from syllabus.docx.files import make_copy
from syllabus.reviewing.sign_off import answers, entry_of
from syllabus.reviewing.trace import read_trace
from syllabus.reviewing.word_file import read_word_bytes
from syllabus.words.catalogue import words_for

pytestmark = pytest.mark.soak
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"  # commas, quotation marks, UTF-8
FROM_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"  # every cell as it is written


def office() -> str:
    path = shutil.which("soffice")
    if path is None:
        pytest.skip("LibreOffice is missing: .ci/setup-soak installs it")
    return path


def converted(file: Path, to: str, folder: Path, *more: str) -> Path:
    """The file as LibreOffice writes it in another format, with a profile of its own."""
    (made,) = all_converted([file], to, folder, *more)
    return made


def all_converted(files: list[Path], to: str, folder: Path, *more: str) -> list[Path]:
    """The same of several files, for which it is started once."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office(), profile, "--headless", *more, "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120 + 10 * len(files))
    made = [folder / f"{file.stem}.{to.partition(':')[0]}" for file in files]
    assert all(file.exists() for file in made), done.stdout + done.stderr
    return made


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def letters(file: Path) -> Counter[str]:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    return Counter(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("name", ["print-plan", "coverage"])
def test_a_table_keeps_its_cells(name: str, example_site: Path, tmp_path: Path) -> None:
    ours = next(example_site.rglob(f"{name}.csv"))
    sheet = converted(ours, "ods", tmp_path, FROM_CSV)
    again = converted(sheet, CSV, tmp_path)
    assert cells(again) == cells(ours)
    assert len(cells(ours)) > 2


@pytest.mark.parametrize("kind", ["walk-plan.pdf", "walk-plan-large-print.pdf"])
def test_a_sheet_keeps_its_letters(kind: str, example_site: Path, tmp_path: Path) -> None:
    ours = next(example_site.rglob(kind))
    again = converted(ours, "pdf", tmp_path, "--infilter=draw_pdf_import")
    assert len(pypdfium2.PdfDocument(again)) == len(pypdfium2.PdfDocument(ours))
    lost = letters(ours) - letters(again)
    assert lost.total() <= letters(ours).total() * 0.01, lost


def words_of_copy(data: bytes) -> Counter[str]:
    """The letters of the text and the foot of a Word copy; those of a drawing are in its picture."""
    parts = xml_parts(data)
    whole = text_of(parts["word/document.xml"], with_pictures=False) + text_of(parts["word/footer1.xml"])
    return Counter(letter for letter in whole if letter.isalnum())


def test_any_word_copy_opens_and_keeps_its_letters(chance: random.Random, tmp_path: Path) -> None:
    jobs = copy_jobs()
    urls = ["small-steps/a-short-walk/walk-plan/walk-plan.docx", *chance.sample(sorted(jobs), 15)]
    copies: list[tuple[Path, bytes]] = []
    for number, url in enumerate(urls):
        data = make_copy(jobs[url])
        assert isinstance(data, bytes)
        place = tmp_path / f"{number}-{Path(url).name}"
        place.write_bytes(data)
        copies.append((place, data))
    for (place, data), pdf in zip(copies, all_converted([p for p, _ in copies], "pdf", tmp_path), strict=True):
        lost = words_of_copy(data) - letters(pdf)
        assert not lost, f"{place.name}: {lost}"
        document = pypdfium2.PdfDocument(pdf)
        assert document[0].get_size() == (612, 792)
        foot = document[len(document) - 1].get_textpage().get_text_range()
        assert "not reviewed in this form" in " ".join(foot.split())


@pytest.mark.parametrize("through_odt", [False, True])
def test_a_review_packet_keeps_its_marks_and_what_was_written(through_odt: bool, tmp_path: Path) -> None:
    on, old = "Choose one day and one short way.", "open a window and look out."
    sent = signed(changed(commented(packet(), on, "wrong: rain"), f" {old}", " open a door."))
    file = saved(tmp_path, sent)
    out = tmp_path / "out"
    out.mkdir()
    if through_odt:
        file = converted(file, "odt", tmp_path)
    came_back = converted(file, "docx:MS Word 2007 XML", out).read_bytes()
    comment, suggestion = remarks_in(came_back)
    assert (comment.says, comment.on, comment.place.line) == ("wrong: rain", on, line_of(PAGE, on))
    assert (suggestion.says, suggestion.place.line) == ("On a bad day: open a door.", line_of(PAGE, old))
    assert {comment.place.how, suggestion.place.how} == {"bookmark"}
    read = read_word_bytes(came_back)
    trace = read_trace(paragraph.new for paragraph in read.paragraphs)
    entry = entry_of(answers(read, trace, words_for("en")), trace, [], words_for("en"))
    assert (entry.by.role, entry.texts[0].decision) == ("psychologist", "use-with-changes")
