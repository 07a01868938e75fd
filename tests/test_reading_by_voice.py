"""Reading aloud, with a made-up voice: by a voice of the device alone, marked, and silent once somebody leaves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
PLACE = "family-education/help-in-ways-that-help/"
# Says nothing, notes what it was told, and ends a sentence when the test says so.
FAKE = """
  window.said = []; window.cancels = 0; window.voices = VOICES;
  const target = new EventTarget();
  let now = null;
  Object.defineProperty(window, 'speechSynthesis', {value: Object.assign(target, {
    getVoices: () => window.voices,
    speak: (one) => { now = one; window.said.push([one.text, one.voice.name]); },
    cancel: () => { window.cancels += 1; const one = now; now = null; if (one) setTimeout(() => one.onend()); },
  })});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.sentenceEnds = () => { const one = now; now = null; one.onend(); };
  window.voicesCome = (voices) => { window.voices = voices; target.dispatchEvent(new Event('voiceschanged')); };
"""
OWN = "{name: 'own', lang: 'en-US', localService: true}"
OWN_OLD = "{name: 'own', lang: 'en_US', localService: true}"
SERVER = "{name: 'server', lang: 'en-US', localService: false, default: true}"
UNKNOWN = "{name: 'unknown', lang: 'en-US'}"
SPANISH = "{name: 'spanish', lang: 'es-MX', localService: true}"
MARKED = "[...CSS.highlights.get('read-aloud') || []].map(range => range.toString().trim())"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 360, "height": 740})
    yield page
    page.close()


def opened(page: Page, *voices: str) -> Page:
    page.add_init_script(FAKE.replace("VOICES", f"[{', '.join(voices)}]"))
    page.goto(PLACE)
    return page


@pytest.mark.parametrize("voices", [(OWN,), (SERVER, OWN), (OWN_OLD,)])
def test_a_voice_of_the_device_reads(page: Page, voices: tuple[str, ...]) -> None:
    opened(page, *voices).get_by_role("button", name="Read aloud").click()
    assert [voice for _, voice in page.evaluate("said")] == ["own"]


@pytest.mark.parametrize("voices", [(), (SERVER,), (UNKNOWN,), (SPANISH,)])
def test_no_other_voice_is_ever_offered(page: Page, voices: tuple[str, ...]) -> None:
    expect(opened(page, *voices).locator(".read-aloud")).to_be_hidden()
    page.evaluate(f"voicesCome([{OWN}])")  # they come late
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()


def test_the_sentence_that_is_read_is_marked_and_each_is_read_once(page: Page) -> None:
    opened(page, OWN).get_by_role("button", name="Read aloud").click()
    for _ in range(12):
        assert page.evaluate(MARKED) == [page.evaluate("said.at(-1)[0]")]
        page.evaluate("sentenceEnds()")
    texts = [text for text, _ in page.evaluate("said")]
    assert texts[0] == page.get_by_role("heading", level=1).inner_text().replace("\n", " ")
    assert len(texts) == len(set(texts)) == 13
    assert not any("Read aloud" in text for text in texts)


def test_pause_reads_the_same_sentence_again_and_stop_begins_anew(page: Page) -> None:
    opened(page, OWN).get_by_role("button", name="Read aloud").click()
    page.evaluate("sentenceEnds()")
    page.get_by_role("button", name="Pause").click()
    page.wait_for_timeout(50)  # the voice reports late that it was cut off
    assert len(page.evaluate("said")) == 2
    page.get_by_role("button", name="Go on").click()
    assert page.evaluate("said[2][0] === said[1][0]")
    page.get_by_role("button", name="Stop").click()
    assert page.evaluate(MARKED) == []
    page.get_by_role("button", name="Read aloud").click()
    assert page.evaluate("said.at(-1)[0] === said[0][0]")


def test_it_is_silent_as_soon_as_somebody_leaves_quickly(page: Page) -> None:
    page.route("https://**", lambda route: route.abort())
    opened(page, OWN).get_by_role("button", name="Read aloud").click()
    cancels = page.evaluate("() => { document.dispatchEvent(new Event('leave')); return cancels; }")
    assert cancels == 1
    page.wait_for_timeout(50)
    assert len(page.evaluate("said")) == 1


def test_the_way_out_says_that_somebody_leaves_before_the_next_page_comes(page: Page) -> None:
    page.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    opened(page, OWN).get_by_role("button", name="Read aloud").click()
    assert page.evaluate("() => { document.querySelector('.leave-link').click(); return cancels; }") == 1


def test_it_is_silent_when_the_page_goes(page: Page) -> None:
    opened(page, OWN).get_by_role("button", name="Read aloud").click()
    assert page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pagehide')); return cancels; }") == 1


def test_nothing_is_kept_or_asked_for_and_a_page_is_whole_without_scripts(browser: Browser, page: Page) -> None:
    asked: list[str] = []
    opened(page, OWN)
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Read aloud").click()
    page.evaluate("sentenceEnds()")
    assert [url for url in asked if not url.endswith("nine-seats.svg")] == []  # the icon of a page may come late
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(page.url)
    expect(plain.locator(".read-aloud")).to_have_count(0)
    plain.close()
