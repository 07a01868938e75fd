"""How the soak runs: its parts in turn, from a seed, on from where it stopped, and until its time is up."""

import random
from collections.abc import Generator

import pytest
from soak_run import FINISHED, SoakRun, soak_run

RUN: pytest.StashKey[SoakRun] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[RUN] = soak_run()


def pytest_report_header(config: pytest.Config) -> str:
    run = config.stash[RUN]
    kept = (
        f"passed before: {len(run.passed)}" if run.journal else "what passes is not kept: ONLY, or uncommitted changes"
    )
    return f"soak: SEED={run.seed}, {kept}"


@pytest.hookimpl(trylast=True)  # after tests were chosen by their marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has passed, and let each part have its turn, so that a short run is a sample of all of them."""
    if not all(item.get_closest_marker("soak") for item in items):
        return  # in a run of other tests, those of one file stay together, with the fixtures that they share
    run = config.stash[RUN]
    before = [item for item in items if item.nodeid in run.passed]
    if before:
        config.hook.pytest_deselected(items=before)
    turns: dict[str, int] = {}
    ordered = []
    for item in items:
        turn = turns[item.path.name] = turns.get(item.path.name, 0) + 1
        if item.nodeid not in run.passed:
            ordered.append((turn, item))
    items[:] = [item for _, item in sorted(ordered, key=lambda pair: pair[0])]


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Stop when the time is up."""
    run = item.config.stash[RUN]
    if nextitem and run.is_time_up:
        left = len(item.session.items) - item.session.items.index(item) - 1
        item.session.shouldstop = f"the time is up and {left} are left; `make soak SEED={run.seed}` goes on from here"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note what has passed, and print beside a failure how to repeat it."""
    report = yield
    run = item.config.stash[RUN]
    if report.when == "call" and report.passed:
        run.note(item.nodeid)
    if report.failed:
        report.sections.append(("how to repeat this", run.again(item.nodeid)))
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Nothing is wrong with a run whose time was up, or in which all had passed before."""
    run = session.config.stash[RUN]
    was_cut_short = session.shouldstop and run.is_time_up and session.testsfailed == 0
    had_passed = run.passed and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED
    if was_cut_short or had_passed:
        session.exitstatus = pytest.ExitCode.OK
    elif session.exitstatus == pytest.ExitCode.OK and session.config.args == ["tests/soak"]:
        run.note(FINISHED)


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """The numbers of this test: the same whenever the seed is the same."""
    return request.config.stash[RUN].chance(request.node.nodeid)
