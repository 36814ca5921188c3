"""The HTML report in a real Chromium: it lights, filters, keeps texts texts, and sends nothing."""

import json

import pytest
from browser import Browser
from made import INJECTED, REFERENCE, REPLY, ids, made

from perspectives.model.states import State
from perspectives.reporting.building import build_outline
from perspectives.reporting.scope import Scope
from perspectives.reporting.to_html import html_report

pytestmark = pytest.mark.browser

LEFT, RIGHT = ids(REFERENCE)[0], ids(REPLY)[0]
LIT = "return [...document.querySelectorAll('.passage.lit')].map((row) => row.id)"
DOWN, RIGHT_ARROW, ESCAPE, ENTER = "\ue015", "\ue014", "\ue00c", "\ue007"


@pytest.fixture(scope="module")
def browser():
    made_browser = Browser()
    yield made_browser
    made_browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "r.html"
    path.write_text(html_report(build_outline(*made())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser, address):
    browser.log("performance")
    browser.open(address)
    return browser


def at(passage: str) -> str:
    return f"[id='{passage}']"


def test_pointing_lights_the_counterpart_and_leaving_puts_it_out(page):
    script = "document.getElementById(arguments[0]).dispatchEvent(new MouseEvent(arguments[1]))"
    page.run(script, LEFT, "mouseenter")
    assert page.run(LIT) == [LEFT, RIGHT]
    page.run(script, LEFT, "mouseleave")
    assert page.run(LIT) == []


def test_a_click_keeps_the_light_and_says_how_many_answer(page):
    page.click(at(LEFT))
    assert page.run(LIT) == [LEFT, RIGHT]
    assert page.run("return document.getElementById('status').textContent") == "Counterparts: 1."


def test_keys_go_from_passage_to_passage_and_from_text_to_text(page):
    page.press(at(LEFT), DOWN)
    assert page.run("return document.activeElement.id") == ids(REFERENCE)[1]
    page.press(at(LEFT), RIGHT_ARROW)
    assert page.run("return document.activeElement.id") == RIGHT
    page.press(at(RIGHT), ENTER)
    assert page.run("return document.querySelector('.chosen').id") == RIGHT
    page.press(at(RIGHT), ESCAPE)
    assert page.run("return document.querySelector('.chosen')") is None


def test_a_topic_filters_the_passages_and_a_second_click_shows_all(page):
    shown = "return [...document.querySelectorAll('.passage')].filter((row) => !row.hidden).length"
    assert page.run(shown) == 5
    page.click("[data-topic='A']")
    assert page.run(shown) == 4
    page.click("[data-topic='A']")
    assert page.run(shown) == 5


def test_a_link_to_a_passage_opens_it_in_its_pane(page):
    page.run("document.querySelector('.group blockquote a').click()")
    assert page.run("return document.activeElement.id") == LEFT


def test_injected_markup_stays_text(page):
    assert page.run("return document.title") == "Is it <law>?"
    words = page.run("return document.getElementById(arguments[0]).textContent", RIGHT)
    assert INJECTED in words
    assert page.run("return document.querySelectorAll('.passage b, .passage script').length") == 0


def test_no_request_leaves_and_nothing_breaks_the_policy(page):
    events = [json.loads(row)["message"] for row in page.log("performance")]
    sent = [
        row["params"]["request"]["url"]
        for row in events
        if row["method"] == "Network.requestWillBeSent"
    ]
    assert [row for row in sent if not row.startswith("file:")] == []
    assert len(sent) == 1
    assert page.log("browser") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, scheme):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.devtools("Emulation.setEmulatedMedia", features=features)
    page.click(at(LEFT))
    assert page.violations() == []
    page.devtools("Emulation.setEmulatedMedia", features=[])


@pytest.mark.parametrize("language", ["sq", "sr-Latn", "sr-Cyrl"])
def test_axe_finds_nothing_in_other_languages(browser, tmp_path, language):
    path = tmp_path / "r.html"
    outline = build_outline(*made(State.CONFIRMED), Scope(language=language))
    path.write_text(html_report(outline), encoding="utf-8")
    browser.open(path.as_uri())
    assert browser.violations() == []
    assert browser.run("return document.documentElement.lang") == language


def test_without_scripts_all_is_there_and_passages_name_their_counterparts(browser, address):
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    shown = "return getComputedStyle(document.querySelector(arguments[0])).display"
    assert browser.run("return document.body.className") == ""
    assert browser.run(shown, f"{at(LEFT)} .answers a") == "inline"
    assert browser.run("return document.querySelector('.answers a').hash") == f"#{RIGHT}"
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def test_on_paper_the_texts_are_whole_and_the_tools_are_gone(page):
    page.devtools("Emulation.setEmulatedMedia", media="print")
    shown = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
    assert page.run(shown, ".tools", "display") == "none"
    assert page.run(shown, ".pane", "overflowY") == "visible"
    page.devtools("Emulation.setEmulatedMedia", media="")
