"""The arithmetic of a session's clock, in a real browser: examples, and what holds for every session."""

from collections.abc import Iterator
from typing import Any

import pytest
from curricula import ROOT
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from profiles import examples

pytestmark = pytest.mark.browser
MINUTE = 60_000
STEPS = st.lists(
    st.tuples(st.sampled_from(["go", "back", "pause", "resume", "more", "later"]), st.integers(0, 20 * MINUTE)),
    max_size=12,
)
# Runs the steps on a frozen clock, each after its wait, and returns what there is to read after each of them.
PLAY = """([plan, whole, steps]) => {
  let now = 1000, clock = Object.freeze(SessionClock.begin(Object.freeze(plan), whole, now));
  const seen = [SessionClock.read(clock, now)];
  for (const [name, wait] of steps) {
    now += wait;
    const part = clock.part;
    if (name === "go") clock = SessionClock.go(clock, Math.min(plan.length, part + 1), now);
    if (name === "back") clock = SessionClock.go(clock, Math.max(0, part - 1), now);
    if (name === "pause") clock = SessionClock.pause(clock, now);
    if (name === "resume") clock = SessionClock.resume(clock, now);
    if (name === "more") clock = SessionClock.more(clock, 60000);
    if (name === "later") clock = SessionClock.later(clock, 300000);
    Object.freeze(clock);
    seen.push(SessionClock.read(clock, now));
  }
  return seen;
}"""


@pytest.fixture(scope="module")
def clock(browser: Browser) -> Iterator[Page]:
    """An empty page with the clock's file and nothing else."""
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "docs/assets/session-clock.js")
    yield page
    page.close()


def play(page: Page, plan: list[int], whole: int, *steps: tuple[str, int]) -> list[dict[str, Any]]:
    """What the clock reads at the start and after each step; a step is a name and the wait before it."""
    seen: list[dict[str, Any]] = page.evaluate(PLAY, [plan, whole, steps])
    return seen


def test_on_time_each_part_takes_what_was_planned(clock: Page) -> None:
    plan = [7 * MINUTE, 18 * MINUTE, 5 * MINUTE]
    first, second = play(clock, plan, sum(plan), ("go", 7 * MINUTE))
    assert (first["given"], first["ahead"]) == (plan[0], plan[1:])
    assert (second["given"], second["ahead"]) == (plan[1], plan[2:])
    assert (second["wholeUsed"], second["wholeLeft"]) == (7 * MINUTE, 23 * MINUTE)


def test_a_late_start_shrinks_every_part_by_the_same_share(clock: Page) -> None:
    (first,) = play(clock, [10 * MINUTE, 20 * MINUTE, 20 * MINUTE], 40 * MINUTE)
    assert [first["given"], *first["ahead"]] == [8 * MINUTE, 16 * MINUTE, 16 * MINUTE]


def test_a_part_that_runs_over_shrinks_the_rest(clock: Page) -> None:
    seen = play(clock, [10 * MINUTE, 20 * MINUTE, 20 * MINUTE], 50 * MINUTE, ("resume", 20 * MINUTE), ("go", 0))
    assert seen[1]["left"] == -10 * MINUTE
    assert [seen[2]["given"], *seen[2]["ahead"]] == [15 * MINUTE, 15 * MINUTE]


def test_a_part_that_ends_early_stretches_nothing(clock: Page) -> None:
    seen = play(clock, [10 * MINUTE, 20 * MINUTE], 30 * MINUTE, ("go", 4 * MINUTE))
    assert seen[1]["given"] == 20 * MINUTE
    assert seen[1]["wholeLeft"] == 26 * MINUTE


def test_more_time_here_is_taken_from_the_parts_to_come(clock: Page) -> None:
    seen = play(clock, [10 * MINUTE, 5 * MINUTE, 5 * MINUTE], 20 * MINUTE, ("more", 0), ("more", 0))
    assert seen[-1]["left"] == 12 * MINUTE
    assert seen[-1]["ahead"] == [4 * MINUTE, 4 * MINUTE]


def test_a_pause_takes_no_time_and_the_next_part_ends_it(clock: Page) -> None:
    plan = [10 * MINUTE, 10 * MINUTE]
    seen = play(clock, plan, 20 * MINUTE, ("pause", 2 * MINUTE), ("resume", 9 * MINUTE), ("pause", MINUTE), ("go", 0))
    assert [reading["used"] for reading in seen[:4]] == [0, 2 * MINUTE, 2 * MINUTE, 3 * MINUTE]
    assert seen[4]["isRunning"]


@pytest.mark.parametrize(
    ("time", "shown"), [(0, "0:00"), (365_000, "6:05"), (5_400_000, "90:00"), (-59_600, "1:00"), (59_400, "0:59")]
)
def test_time_is_shown_in_minutes_and_seconds(clock: Page, time: int, shown: str) -> None:
    assert clock.evaluate("time => SessionClock.text(time)", time) == shown


@examples(60)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=9), st.integers(1, 240), STEPS)
def test_whatever_is_pressed_the_rest_fits_before_the_end(
    clock: Page, plan: list[int], whole: int, steps: list[tuple[str, int]]
) -> None:
    planned = [minutes * MINUTE for minutes in plan]
    running = 0.0
    before = None
    for reading, (_, wait) in zip(play(clock, planned, whole * MINUTE, *steps), [("", 0), *steps], strict=True):
        running += wait if before and before["isRunning"] else 0
        assert reading["wholeUsed"] == pytest.approx(running)
        assert reading["wholeUsed"] + reading["wholeLeft"] == pytest.approx(reading["whole"])
        assert reading["used"] + reading["left"] == pytest.approx(reading["given"])
        ahead, after = reading["ahead"], planned[reading["part"] + 1 :]
        free = max(0.0, reading["wholeLeft"] - max(0.0, reading["left"]))
        assert sum(ahead) == pytest.approx(min(sum(after), free), abs=1)
        for part, full in zip(ahead, after, strict=True):
            assert part / full == pytest.approx(ahead[0] / after[0])
        before = reading
