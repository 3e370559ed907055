"""The page as people meet it: in Chromium, by keyboard, on a phone, without scripts; and seen by axe (WCAG 2.2 AA)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ADDRESSES = ["/", "/authority/80573", "/authority/80581", "/alerts", "/sources"]
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
        "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(found => done(found.violations));",
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


@pytest.mark.parametrize("address", ADDRESSES)
def test_on_a_phone_the_page_itself_does_not_scroll_sideways(browser, client, address):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        browser.get(f"{client.base_url}{address}")
        width = browser.execute_script("return document.documentElement.scrollWidth")
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    assert width <= 360


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

    assert len(rows) == 153 + 2
