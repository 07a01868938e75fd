"""Reads the folder `curriculum/reference/`, and collects the problems with it."""

from collections.abc import Iterable, Mapping

from pydantic import RootModel

from ..build.build_language import build_language
from .folder_reader import FolderReader, entries
from .model import Reference
from .problem import did_you_mean, quoted
from .reference_types import Clinic, Crisis, Danger, MedicineNames, Need, Passage, SourceRecord, Tonight
from .textfile import read_text

# Made once: a model takes longer to make than a small file to read.
Needs = RootModel[dict[str, Need]]
PlanProblems = RootModel[dict[str, str]]
Dangers = RootModel[dict[str, Danger]]
Medicines = RootModel[dict[str, MedicineNames]]
Evenings = RootModel[dict[str, Tonight]]
Sources = RootModel[dict[str, SourceRecord]]


class ReferenceReader(FolderReader):
    """Reads the reference data of one curriculum."""

    def reference(self) -> Reference | None:
        """Return the reference data, or None without a file that everything needs."""
        base = f"{self.folder}/reference"
        needs = self.data(f"{base}/needs.yml", Needs)
        plans = self.data(f"{base}/plan_problems.yml", PlanProblems)
        crisis = self.data(f"{base}/crisis.yml", Crisis)
        danger = self.data(f"{base}/danger.yml", Dangers)
        medicines = self.data(f"{base}/medicines.yml", Medicines)
        tonight = self.data(f"{base}/tonight.yml", Evenings)
        sources = self.data(f"{base}/sources.yml", Sources)
        passages = {}
        for name in sorted(self.files(f"{base}/passages")):
            path = f"{base}/passages/{name}.md"
            self.check_slug(path, 1, name, frozenset())
            if passage := self.document(path, name, Passage):
                passages[name] = passage
        if any(data is None for data in (needs, plans, crisis, danger, medicines, tonight, sources)):
            return None
        self.check_lines(f"{base}/crisis.yml", (*(e.line for e in crisis.help_strip), *crisis.help_block), crisis)
        self.check_lines(f"{base}/danger.yml", (group.line for group in danger.root.values()), crisis)
        clinic = self.clinic(crisis)
        marks, pictograms = self.drawings(f"{base}/marks"), self.drawings(f"{base}/pictograms")
        for need in needs.root.values():
            self.check_mark(f"{base}/needs.yml", 1, need.mark, marks)
            for key in need.danger:
                if key not in danger.root:
                    fix = did_you_mean(key, danger.root)
                    self.add(f"{base}/needs.yml", 1, "reference-unknown", "a kind of danger", quoted(key), fix)
        for reason in tonight.root.values():
            self.check_mark(f"{base}/tonight.yml", 1, reason.mark, marks)
        for passage in passages.values():
            for at, name in enumerate(passage.record.pictures):
                self.check_mark(passage.path, passage.line("pictures", at), name, pictograms)
        return Reference(
            language=build_language(),
            needs=needs.root,
            plan_problems=plans.root,
            crisis=crisis,
            danger=danger.root,
            medicines=medicines.root,
            tonight=tonight.root,
            sources=sources.root,
            passages=passages,
            clinic=clinic,
            marks=marks,
            pictograms=pictograms,
        )

    def check_lines(self, path: str, keys: Iterable[str], crisis: Crisis) -> None:
        """Report the key of a help line that is not in `crisis`."""
        for key in keys:
            if key not in crisis.lines:
                fix = f"use one of: {', '.join(crisis.lines)}"
                self.add(path, 1, "reference-unknown", "a line's key", quoted(key), fix)

    def drawings(self, folder: str) -> dict[str, str]:
        """Return the drawings in `folder` by name; what else they may hold is checked with all other drawings."""
        drawings = {}
        for entry in entries(self.root / folder):
            text, problems = read_text(self.root, f"{folder}/{entry.name}")
            self.problems.extend(problems)
            if text is not None and entry.suffix == ".svg":
                drawings[entry.stem] = text[text.find("<svg") :].strip()
        return drawings

    def check_mark(self, path: str, line: int, mark: str | None, marks: Mapping[str, str]) -> None:
        """Report the name of a mark or a pictogram that has no drawing."""
        if mark is not None and mark not in marks:
            fix = did_you_mean(mark, marks)
            self.add(path, line, "reference-unknown", "a drawing's name", quoted(mark), fix)

    def clinic(self, crisis: Crisis) -> Clinic | None:
        """Return the clinic's own settings, if it has any, and report lines that replace national ones."""
        path = "local/clinic.yml"
        if not (self.root / path).exists():
            return None
        clinic: Clinic | None = self.data(path, Clinic)
        national = {line.name.lower() for line in crisis.lines.values()}
        for key, line in (clinic.lines if clinic else {}).items():
            if key in crisis.lines or line.name.lower() in national:
                fix = "give the clinic's own line a key and a name of its own"
                self.add(path, 1, "local-override", "lines of the clinic's own", quoted(key), fix)
        return clinic
