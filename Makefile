# Nine Hours: what you can ask for. Every target does its own set-up.
BIN := .venv/bin
# The theme announces its end of life on every build; the README answers it.
export NO_MKDOCS_2_WARNING := 1

# Some machines ask Python to keep no compiled code; reading ours and the tests' anew takes seconds in each process.
unexport PYTHONDONTWRITEBYTECODE

# Tests wait for browsers and other programs, so there are more of them at once than there are processors.
WORKERS := --numprocesses $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist loadfile --no-loadscope-reorder --max-worker-restart 2
define LINT
$(BIN)/ruff check .
$(BIN)/ruff format --check .
$(BIN)/mypy
endef

# LANG is the terminal's, too, so only one that was given to make counts.
TRANSLATE_TO = $(if $(filter command line,$(origin LANG)),"--language=$(LANG)")

.PHONY: help site serve check quick test soak fuzz packet program diff review comments new translate translated publish verify export stage bench bench-check bench-page bench-pdf format schema fonts clean

help: ## list what there is
	@sed -n 's/^\([a-z-]*\):.*## /make \1   /p' Makefile

site: .venv/ready ## build the site into site/; on a problem the last good site stays
	@$(BIN)/python -m syllabus build

serve: .venv/ready ## show the site at http://127.0.0.1:8000 and follow every change; PDFS=yes makes the PDFs too
	NINE_HOURS_PDFS="$${PDFS:-no}" $(BIN)/python -m syllabus serve

check: .venv/ready ## look for problems in the content; FILES="a.md b.md" for some files only
	$(BIN)/python -m syllabus check $$FILES

quick: .venv/ready ## lint, types and the quick tests, in about a minute: no browser, no PDFs, no network
	$(LINT)
	GIGABYTES=2 .ci/in-memory $(BIN)/pytest -m quick --hypothesis-profile quick --numprocesses auto --dist worksteal

test: .venv/ready ## run every check and test, and a minute or two of the soak: what CI runs
	@.ci/setup-chromium
	@.ci/setup-npm
	@.ci/setup-leave
	.build/npm/biome/biome check --error-on-warnings
	$(LINT)
	$(BIN)/python -m syllabus check
	.ci/in-memory $(BIN)/pytest $(WORKERS)
	FOR="$${FOR:-75s}" .ci/in-memory $(BIN)/pytest -m soak -rs tests/soak

soak: .venv/ready ## what takes long by its nature, on from where it stopped: SEED=7 FOR=3m ONLY='tests/soak/...'
	@.ci/setup-soak
	$(BIN)/pytest -m soak -rs "$${ONLY:-tests/soak}"

fuzz: .venv/ready ## 2,800 inputs and surroundings that nobody should write, on from where it stopped: SEED=7 FOR=10m
	$(BIN)/pytest -m soak -rs tests/soak/test_hostile_input.py tests/soak/test_hostile_surroundings.py

bench: site ## how long a build takes, beside three other builders; writes docs/speed.md
	@.ci/setup-bench
	@.ci/setup-leave
	@.ci/setup-chromium
	$(BIN)/python benchmarks/build_speed.py

bench-check: .venv/ready ## how long the checks take on 130 sessions
	$(BIN)/python benchmarks/check_speed.py

bench-page: site ## how soon a page can be read on a slow phone line
	@.ci/setup-chromium
	$(BIN)/python benchmarks/page_speed.py

bench-pdf: site ## how long the PDFs take, beside two other ways to make them
	@.ci/setup-bench
	$(BIN)/python benchmarks/pdf_speed.py

format: .venv/ready ## tidy the code
	@.ci/setup-npm
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	.build/npm/biome/biome check --write

packet: .venv/ready ## join sheets into one PDF: OF="cbt/parts-of-a-moment ..." OUT=packet.pdf; SIDES=2; FORMAT=docx; GROUP=10; LANG=es
	$(BIN)/python -m syllabus packet $(TRANSLATE_TO) $${GROUP:+--group "$$GROUP"} --sides "$${SIDES:-1}" --format "$${FORMAT:-pdf}" "$${OUT:-packet.$${FORMAT:-pdf}}" $$OF

program: .venv/ready ## check a program and write all about it: FILE=ours.yml START=2027-01-04 GROUP=10 SIDES=2; NEW=ours.yml asks
	@$(BIN)/python -m syllabus program $${FILE:+"$$FILE"} $${NEW:+--new "$$NEW"} $${START:+--start "$$START"} --sides "$${SIDES:-1}" $${GROUP:+--group "$$GROUP"} --out "$${OUT:-program}"

diff: .venv/ready ## show what this folder changes, as a page and as Markdown: FROM=main or FROM=2026.1; OUT=folder
	@$(BIN)/python -m syllabus diff "--from=$$FROM" "$${OUT:-.build/diff}"

review: .venv/ready ## write the packet that a reviewer reads: OF="cbt cbt/parts-of-a-moment" OUT=review.docx or .pdf; LANG=es; SINCE=entry
	@$(BIN)/python -m syllabus review $${SINCE:+"--since=$$SINCE"} $(TRANSLATE_TO) "$${OUT:-review.docx}" $$OF

comments: .venv/ready ## list what a reviewer wrote into a packet: FILE=review.docx; YES=1 keeps the decision in the ledger
	@$(BIN)/python -m syllabus comments $${YES:+--yes} "$$FILE"

new: .venv/ready ## write the skeleton of a session: SESSION=module/slug FROM=module/the-slug-of-one-that-is-like-it
	@$(BIN)/python -m syllabus new "--session=$$SESSION" "--from=$$FROM"

translate: .venv/ready ## begin a translation, and list what to say anew: OF="cbt/parts-of-a-moment" LANG=es; LIST=1 only lists
	@$(BIN)/python -m syllabus translate $${LIST:+--list} $(TRANSLATE_TO) $$OF

translated: .venv/ready ## lock what is translated: OF="cbt" LANG=es; STILL_RIGHT="why a text may stay"
	@$(BIN)/python -m syllabus translate --done $(TRANSLATE_TO) "--still-right=$$STILL_RIGHT" $$OF

publish: .venv/ready ## publish the clean commit as an edition: EDITION=2026.1
	@$(BIN)/python -m syllabus publish "$$EDITION"

verify: .venv/ready ## compare lock, tag, archive and a new build of an edition: EDITION=2026.1
	@$(BIN)/python -m syllabus verify "$$EDITION"

export: .venv/ready ## write all published editions to a folder or a zip: OUT=editions.zip
	@$(BIN)/python -m syllabus export "$${OUT:-editions.zip}"

stage: .venv/ready ## write all pages as plain Markdown for any site builder: OUT=staged
	@$(BIN)/python -m syllabus stage "$${OUT:-staged}"

schema: .venv/ready ## write the JSON Schemas and the snippets for editors again
	$(BIN)/python -m syllabus schema curriculum/schema
	$(BIN)/python -m syllabus snippets .vscode/blocks.code-snippets

fonts: .venv/ready ## cut the fonts of the site again
	$(BIN)/python -m syllabus fonts docs/assets/fonts

clean: ## remove everything that can be made again
	rm -rf .venv .build site

.venv/ready: requirements.lock .ci/setup-python
	@.ci/setup-python
	@touch $@

export PYTHONPATH := hooks
