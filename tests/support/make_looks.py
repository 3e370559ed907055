"""Makes pictures to look at: the page's views and e-mails, on screens of every width, dark, enlarged, printed.

They go into build/looks; what scrolls sideways is named. Nothing of it is kept in the repository.

python tests/support/make_looks.py        (needs Chromium: make browser)
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[2]))  # before this folder, whose `rules` are tests

from letters import focused_visit
from make_pictures import as_a_reader_shows_it
from paged import free_port, serving, settled
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.config.check import load
from watcher.demo.ofsted import Line
from watcher.timing.clock import SystemClock

LOOKS = Path(__file__).parents[2] / "build" / "looks"
VIEWS = {
    "overview": "/",
    "england": "/england",
    "dossier": "/authority/80573",
    "alerts": "/alerts",
    "outbox": "/outbox",
    "briefing": "/briefing?every=month",
    "sources": "/sources",
}
WIDTHS = (320, 375, 768, 1280, 1920)
DARK = [{"name": "prefers-color-scheme", "value": "dark"}]
LONGEST = 6_000
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
)


def picture(browser: Chrome, address: str, name: str, width: int, *, scale: int = 1, dark: bool = False) -> None:
    """Show an address on a screen so wide, and keep what it looks like."""
    size = {"width": width // scale, "height": 900, "deviceScaleFactor": scale, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": DARK if dark else []})
    browser.get(address)
    wide, high = browser.execute_script(
        "const all = document.documentElement; return [all.scrollWidth, all.scrollHeight]"
    )
    if wide > width // scale:
        print(f"{name}: scrolls sideways")
    clip = {"x": 0, "y": 0, "width": width // scale, "height": min(high, LONGEST), "scale": 1}
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    (LOOKS / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))


def printed(browser: Chrome, address: str, name: str) -> None:
    """Print an address on A4 without colours, and keep each of its first pages."""
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.get(address)
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})
    document = pypdfium2.PdfDocument(base64.b64decode(pdf["data"]))
    for number in range(min(len(document), 3)):
        page = document[number].render(scale=1.5).to_pil().convert("L")
        page.save(LOOKS / f"{name}-printed-{number + 1}.png")


def at_work(town: Town) -> list:
    """Let a town publish an inadequate report, a fall, a good report and a letter with priority actions."""
    town.clock, today = SystemClock(), date.today()
    town.authorities = '["Trafford", "Wirral", "Leeds", "Reading", "Bournemouth, Christchurch and Poole", "Swindon"]'
    town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
    town.configure()
    town.once(everything=True)
    town.publish(**TWO_INADEQUATE)
    town.publish("Leeds", published=today, end=today - timedelta(45), **ALL_GOOD | {"leadership": "inadequate"})
    town.publish("Reading", published=today, end=today - timedelta(45), **ALL_GOOD)
    visit = focused_visit("Wirral", priority=("Areas for priority action", "- the timeliness of meetings."))
    town.site.publish(urn("Wirral"), visit, Line(today, inspected=today - timedelta(30)))
    settled(town)
    return town.mails()


def main() -> None:
    shutil.rmtree(LOOKS, ignore_errors=True)
    LOOKS.mkdir(parents=True)
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as profile, tempfile.TemporaryDirectory() as folder, Town(Path(folder)) as town:
        for each in (*OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(each)
        mails = at_work(town)
        browser = Chrome(options, Service(shutil.which("chromedriver")))
        with serving(load(town.config)) as page:
            for name, address in VIEWS.items():
                whole = f"{str(page.base_url).rstrip('/')}{address}"
                for width in WIDTHS:
                    picture(browser, whole, f"{name}-{width}", width)
                picture(browser, whole, f"{name}-200-percent", 1280, scale=2)
                picture(browser, whole, f"{name}-dark", 1280, dark=True)
                printed(browser, whole, name)
        for number, mail in enumerate(mails, start=1):
            file = Path(folder) / f"mail-{number}.html"
            file.write_text(as_a_reader_shows_it(mail), encoding="utf-8")
            picture(browser, file.as_uri(), f"mail-{number}-480", 480)
            printed(browser, file.as_uri(), f"mail-{number}")
        browser.quit()
    print(f"{len(list(LOOKS.glob('*.png')))} pictures in {LOOKS}")


if __name__ == "__main__":
    main()
