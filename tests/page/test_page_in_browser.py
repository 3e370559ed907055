"""The page as people meet it: in Chromium, by keyboard, on a phone, without scripts; and seen by axe (WCAG 2.2 AA)."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ADDRESSES = [
    "/",
    "/england",
    "/briefing?every=month",
    "/authority/80573",
    "/authority/80581",
    "/alerts",
    "/outbox",
    "/sources",
]
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver") and AXE.is_file()),
        reason="no Chromium or no axe-core here: `make browser` gets them",
    ),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = shutil.which("chromium")
    profile = f"--user-data-dir={tmp_path_factory.mktemp('profile')}"
    for each in ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", profile, *QUIET):
        options.add_argument(each)
    driver = Chrome(options, Service(shutil.which("chromedriver")))
    driver.set_window_size(1200, 900)
    driver.set_script_timeout(180)
    yield driver
    driver.quit()


def violations(browser, client, address):
    browser.get(f"{client.base_url}{address}")
    browser.execute_script(AXE.read_text())
    found = browser.execute_async_script(
        "const [runOnly, done] = arguments, resultTypes = ['violations'];"
        "axe.run(document, {runOnly, resultTypes}).then(found => done(found.violations));",
        STANDARDS,
    )
    return [(each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_no_violation(browser, client, address):
    assert violations(browser, client, address) == []


def test_axe_finds_none_in_the_dark_either(browser, client):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    try:
        assert violations(browser, client, "/") == []
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_an_alert_is_explained_without_violation(browser, client):
    browser.get(f"{client.base_url}/alerts")
    address = browser.find_element("css selector", ".alerts a").get_dom_attribute("href")

    assert violations(browser, client, address) == []


@contextmanager
def shown(browser, width, *, media="", scale=1):
    """Show what follows on a screen so wide, or in print."""
    size = {"width": width // scale, "height": 900, "deviceScaleFactor": scale, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


CUT = """
const hidden = each => each && getComputedStyle(each).position === 'absolute';
return [...document.querySelectorAll('main *')].filter(each =>
  each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1 && !each.matches('.hidden, select, input')
  && !hidden(each) && !hidden(each.closest('thead'))).map(each => each.outerHTML.slice(0, 150));
"""
FONTS = ["'DejaVu Sans'", "'Liberation Sans'"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways_or_is_cut_at_any_width_in_any_font(browser, client, address):
    found = []
    browser.get(f"{client.base_url}{address}")
    for width, scale in ((320, 1), (375, 1), (768, 1), (1280, 1), (1920, 1), (1280, 2)):
        with shown(browser, width, scale=scale):
            for font in FONTS:
                browser.execute_script("document.body.style.fontFamily = arguments[0]", font)
                # Not beside innerWidth: what is too wide for a phone makes that wider, too.
                wide = browser.execute_script("return document.documentElement.scrollWidth")
                if wide > width // scale or browser.execute_script(CUT):
                    found.append((width, scale, font, wide, browser.execute_script(CUT)[:2]))

    assert found == []


def test_on_a_phone_each_authority_is_a_card_with_all_its_judgements_the_worst_first(browser, client):
    with shown(browser, 375):
        browser.get(f"{client.base_url}/")
        grades, labels = browser.execute_script(
            """
            const cells = [...document.querySelector('.cards tbody tr').querySelectorAll('td.i, td.ri, td.g, td.o')];
            cells.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
            return [cells.map(each => each.firstChild.textContent.trim()),
                    cells.map(each => getComputedStyle(each, '::before').content)];
            """
        )

    assert grades == ["inadequate", "inadequate", "requires improvement", "good"]
    assert labels == ['"Leaders"', '"Help and protection"', '"Care leavers"', '"Children in care"']


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(("width", "media"), [(320, ""), (718, "print")])  # a phone, and A4 without its margins
def test_the_word_inadequate_is_never_broken(browser, client, font, width, media):
    with shown(browser, width, media=media):
        browser.get(f"{client.base_url}/")
        lines = browser.execute_script(
            """
            document.body.style.fontFamily = arguments[0];
            return [...document.querySelectorAll('td.i, .tag.i')].map(each => {
              const words = document.createRange(); words.selectNodeContents(each.firstChild);
              return words.getClientRects().length; });
            """,
            font,
        )

    assert len(lines) >= 3
    assert set(lines) == {1}


def test_in_print_inadequate_is_the_boldest_word(browser, client):
    with shown(browser, 794, media="print"):
        browser.get(f"{client.base_url}/")
        weights = browser.execute_script(
            """
            const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = [];
            for (let node; (node = walk.nextNode());) if (node.textContent.trim()) {
              const style = getComputedStyle(node.parentElement);
              if (node.parentElement.offsetParent) found.push([node.textContent, Number(style.fontWeight)]); }
            return found;
            """
        )

    heaviest = max(weight for _, weight in weights)
    assert heaviest == 900
    assert {word.strip() for word, weight in weights if weight == heaviest and len(word) < 20} == {"inadequate"}
    assert all("inadequate" in word for word, weight in weights if weight == heaviest)


def test_by_keyboard_the_first_stop_leads_past_the_navigation(browser, client):
    from selenium.webdriver import ActionChains, Keys

    browser.get(f"{client.base_url}/")
    ActionChains(browser).send_keys(Keys.TAB).perform()

    assert browser.switch_to.active_element.text == "Skip to the content"
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.switch_to.active_element.get_dom_attribute("id") == "main"


def test_without_scripts_it_is_the_same_page(browser, client):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{client.base_url}/")
        rows = browser.find_elements("css selector", "tbody tr")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    assert len(rows) == 2
