"""Makes the README's pictures of a small town on loopback: a Slack post, the page, an e-mail in light and dark, a plot.

`docs/pictures.json` keeps what each was made from, so that a test can tell when one is older than what it shows.

python tests/support/make_pictures.py        (needs Chromium: make browser)
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # before this folder, whose `rules` are tests

from drawing_blocks import as_html
from paged import free_port, serving, settled
from picture_sources import DOCS, made_from
from PIL import Image, ImageChops
from town import DECLINED, TWO_INADEQUATE, Town

from watcher.config.check import load
from watcher.timing.clock import SystemClock

CHROMIUM = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
)
DARK = "--blink-settings=preferredColorScheme=0"


def screenshot(address: str, to: Path, width: int, height: int, *more: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        size = f"--window-size={width},{height}"
        command = [*CHROMIUM, f"--user-data-dir={profile}", size, f"--screenshot={to}", *more, address]
        subprocess.run(command, check=True, capture_output=True)


def smaller(file: Path) -> None:
    """Write a picture with as many colours as it needs to be read."""
    Image.open(file).convert("RGB").quantize(96).save(file, optimize=True)


def cropped(file: Path) -> None:
    """Cut off the empty part below."""
    picture = Image.open(file).convert("RGB")
    white = Image.new("RGB", picture.size, "white")
    _, _, _, bottom = ImageChops.difference(picture, white).getbbox()
    picture.crop((0, 0, picture.width, bottom + 20)).save(file)


def as_a_reader_shows_it(mail: EmailMessage) -> str:
    """Put the pictures that come with a mail where its HTML refers to them."""
    html = mail.get_body(("html",)).get_content()
    for part in mail.walk():
        if part["Content-ID"]:
            body = base64.b64encode(part.get_content()).decode()
            html = html.replace(f"cid:{part['Content-ID'][1:-1]}", f"data:{part.get_content_type()};base64,{body}")
    return html


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder)) as town:
        town.clock = SystemClock()
        town.authorities = '["Trafford", "Wirral", "Liverpool", "Somerset", "Reading", "Leeds"]'
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        (town.folder / "slack-app-token").write_text(town.workspace.app_token)
        plain = 'token_file = "slack-token"'
        town.config.write_text(town.config.read_text().replace(plain, f'{plain}\napp_token_file = "slack-app-token"'))
        town.once(everything=True)
        town.publish(**TWO_INADEQUATE, opening=DECLINED)
        settled(town)
        post = Path(folder) / "slack.html"
        post.write_text(as_html(town.workspace.messages[0]), encoding="utf-8")
        screenshot(post.as_uri(), DOCS / "slack.png", 680, 2000)
        with serving(load(town.config)) as page:
            screenshot(f"{page.base_url}/", DOCS / "page.png", 1280, 1800)
            screenshot(f"{page.base_url}/england", DOCS / "england.png", 1280, 1830)
        mail = Path(folder) / "mail.html"
        mail.write_text(as_a_reader_shows_it(town.mails()[0]), encoding="utf-8")
        light, dark = Path(folder) / "light.png", Path(folder) / "dark.png"
        screenshot(mail.as_uri(), light, 640, 1100)
        screenshot(mail.as_uri(), dark, 640, 1100, DARK)
        both = Image.new("RGB", (1280, 1100))
        both.paste(Image.open(light), (0, 0))
        both.paste(Image.open(dark), (640, 0))
        both.save(DOCS / "email.png")
        plot = [sys.executable, "-m", "watcher", "history", "Trafford", "--plot", str(DOCS / "history.png")]
        subprocess.run([*plot, "--config", str(town.config)], check=True, capture_output=True)
    for name in ("slack", "page"):
        cropped(DOCS / f"{name}.png")
    for name in ("page", "england", "email", "slack"):
        smaller(DOCS / f"{name}.png")
    (DOCS / "pictures.json").write_text(json.dumps(made_from(), indent=2) + "\n")
    for each in sorted(DOCS.glob("*.png")):
        print(f"{each.name}: {each.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
