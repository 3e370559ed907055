from __future__ import annotations

import json

import pytest

from watcher.commands.read_news import ItemsError, read_items


def test_each_item_is_answered_by_its_id(tmp_path, capsys):
    file = tmp_path / "items.jsonl"
    items = (
        {
            "id": "a",
            "title": "Bolton children's services rated inadequate by Ofsted",
            "published": "2026-08",
            "url": "",
        },
        {"id": 2, "title": "Library opens", "summary": None, "published": None},
    )
    file.write_text("\n".join(map(json.dumps, items)) + "\n\n")

    read_items(file, as_json=True)

    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["id"] for each in said] == ["a", 2]
    assert [each["should_alert"] for each in said] == [True, False]
    assert said[0]["alert_authorities"] == ["Bolton"]
    assert {"about_inspection", "authorities", "inspection_type", "overall_grade_now", "direction", "why"} <= set(
        said[0]
    )


def test_people_read_the_reason(tmp_path, capsys):
    file = tmp_path / "items.jsonl"
    file.write_text(json.dumps({"id": "a", "title": "Bolton children's services no longer inadequate, says Ofsted"}))

    read_items(file, as_json=False)

    assert "no first notice: The result is an improvement." in capsys.readouterr().out


@pytest.mark.parametrize("line", ["not JSON", "[1]", '{"title": "no id"}', "[" * 100_000])
def test_a_line_that_is_no_item_is_named(tmp_path, line):
    file = tmp_path / "items.jsonl"
    file.write_text(f'{{"id": "a", "title": "fine"}}\n{line}\n')

    with pytest.raises(ItemsError, match="line 2: this is not a JSON object with an id"):
        read_items(file, as_json=True)


def test_a_missing_file_is_said_so(tmp_path):
    with pytest.raises(ItemsError, match="can't be opened"):
        read_items(tmp_path / "none.jsonl", as_json=True)
