"""Draws Slack's blocks as HTML, for a picture: each block as Slack's reference describes it, and no other."""

from __future__ import annotations

from html import escape

STYLE = """
body { margin: 0; padding: 16px 20px; width: 640px; background: #fff; color: #1d1c1d;
       font: 15px/1.47 "DejaVu Sans", Arial, sans-serif; }
.who { font-weight: 700; }
.app { background: #e8e8e8; border-radius: 2px; font-size: 10px; padding: 1px 3px; margin: 0 6px; }
.time { color: #616061; font-size: 12px; } h2 { font-size: 18px; line-height: 1.33; margin: 6px 0; }
p { margin: 0; } .block { margin: 0 0 10px; } ul { margin: 0; padding-left: 24px; } a { color: #1264a3; }
blockquote { border-left: 4px solid #ddd; margin: 4px 0; padding-left: 12px; }
button { background: #fff; border: 1px solid #bbb; border-radius: 4px; font: 700 13px Arial, sans-serif;
         margin: 4px 6px 0 0; padding: 6px 12px; } .primary { background: #007a5a; border-color: #007a5a; color: #fff; }
table { border-collapse: collapse; font-size: 13px; width: 100%; } caption { text-align: left; font-weight: 700; }
th, td { border: 1px solid #ddd; padding: 4px 8px; text-align: left; vertical-align: top; } th { background: #f8f8f8; }
.user { background: #e8f5fa; color: #1264a3; }
"""


class UnknownBlockError(ValueError):
    """A block that isn't drawn here: a picture without it would not be true."""


def as_html(message: dict) -> str:
    """Draw a message as it was posted: who, then its blocks in order."""
    drawn = "".join(f'<div class="block">{_block(each)}</div>' for each in message["blocks"])
    who = '<p><span class="who">ofsted-watch</span><span class="app">APP</span><span class="time">09:40</span></p>'
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{who}{drawn}'


def _block(block: dict) -> str:
    if block["type"] == "header":
        return f"<h2>{escape(block['text']['text'])}</h2>"
    if block["type"] == "rich_text":
        return "".join(map(_part, block["elements"]))
    if block["type"] == "actions":
        return "".join(map(_button, block["elements"]))
    if block["type"] == "context":
        return f'<p class="time">{" ".join(escape(each["text"]) for each in block["elements"])}</p>'
    if block["type"] == "data_table":
        head, *rows = block["rows"]
        drawn = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        heads = "".join(f"<th>{escape(each['text'])}</th>" for each in head)
        return f"<table><caption>{escape(block['caption'])}</caption><tr>{heads}</tr>{drawn}</table>"
    raise UnknownBlockError(block["type"])


def _cell(cell: dict) -> str:
    if cell["type"] != "raw_text":
        raise UnknownBlockError(cell["type"])
    return f"<td>{escape(cell['text'])}</td>"


def _part(part: dict) -> str:
    if part["type"] == "rich_text_section":
        return f"<p>{_words(part)}</p>"
    if part["type"] == "rich_text_list":
        return f"<ul>{''.join(f'<li>{_words(each)}</li>' for each in part['elements'])}</ul>"
    if part["type"] == "rich_text_quote":
        return f"<blockquote>{_words(part)}</blockquote>"
    raise UnknownBlockError(part["type"])


def _words(part: dict) -> str:
    return "".join(map(_element, part["elements"]))


def _element(element: dict) -> str:
    if element["type"] == "text":
        words = escape(element["text"]).replace("\n", "<br>")
        return f"<b>{words}</b>" if element.get("style", {}).get("bold") else words
    if element["type"] == "link":
        return f'<a href="{escape(element["url"])}">{escape(element["text"])}</a>'
    if element["type"] == "user":
        return f'<span class="user">@{escape(element["user_id"])}</span>'
    raise UnknownBlockError(element["type"])


def _button(button: dict) -> str:
    if button["type"] in ("static_select", "datepicker"):
        return f"<button>{escape(button['placeholder']['text'])} ▾</button>"
    if button["type"] != "button":
        raise UnknownBlockError(button["type"])
    style = ' class="primary"' if button.get("style") == "primary" else ""
    return f"<button{style}>{escape(button['text']['text'])}</button>"
