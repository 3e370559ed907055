"""What people get wrong in config.toml, as a table: each mistake, its line, and what they are told to write."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from good_config import GOOD
from hypothesis import given
from hypothesis import strategies as st

from watcher.config.check import check, check_text
from watcher.config.nearest import did_you_mean
from watcher.data import names

TODAY = date(2026, 8, 3)

# What stands in the good config | what somebody wrote instead | its line | the words that say what to write
MISTAKES = [
    # keys
    ("authorities =", "authoritys =", 2, 'Did you mean "authorities"?'),
    ("alert_window =", "alert-window =", 3, 'Did you mean "alert_window"?'),
    ("every =", "evry =", 8, 'Did you mean "every"?'),
    ('severity = "warning"\nby', 'severty = "warning"\nby', 19, 'Did you mean "severity"?'),
    ("{ region =", "{ regoin =", 21, 'Did you mean "region"?'),
    ('kind = "console"', 'kid = "console"', 25, 'Did you mean "kind"?'),
    ("from = ", "form = ", 31, 'Did you mean "from"?'),
    ('because = "Known"', 'becuase = "Known"', 44, 'Did you mean "because"?'),
    ('grades   = ["inadequate"]\n', "", 10, 'Add a line grades = ["inadequate"].'),
    ('because = "Known"\n', "", 41, 'Add a line because = "…".'),
    ('kind = "console"\n', "", 23, "Add a line kind = … with one of"),
    ('name = "Terminal"\n', "", 23, 'Add a line name = "…".'),
    ("port = 25", 'password = "hunter2"', 32, 'write password_file = "its name"'),
    # quotes and brackets in lists
    ('["Wirral", "Liverpool"]', '["Wirral", Liverpool"]', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '["Wirral, "Liverpool"]', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '["Wirral", "Liverpool]', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '[\n  "Wirral",\n  "Liverpool,\n  "Leeds",\n]', 4, 'Write "Liverpool".'),
    ('["duty@wirral.example"]', '"a@b.uk, c@d.uk"', 30, 'Write each in quotes of its own: to = ["a@b.uk", "c@d.uk"].'),
    ('["duty@wirral.example"]', '["a@b.uk, c@d.uk"]', 30, 'Write each in quotes of its own: ["a@b.uk", "c@d.uk"]'),
    ('[[receiver]]\nname = "Duty', '# [[receiver]]\nname = "Duty', 27, "Take the # from it: [[receiver]]"),
    ('["Wirral", "Liverpool"]', '["Wirral"; "Liverpool"]', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '[""Wirral"", ""Liverpool""]', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', "[''Wirral'']", 2, 'Write authorities = ["Wirral"].'),
    ('name = "Terminal"', 'name = ""Terminal""', 24, 'Write name = "Terminal".'),
    ('["Wirral", "Liverpool"]', "[80581]", 2, 'Write it in quotes: authorities = ["80581"].'),
    ('["duty@wirral.example"]', '"a@b.uk; c@d.uk"', 30, 'Write each in quotes of its own: to = ["a@b.uk", "c@d.uk"].'),
    # blocks
    ("[watch]", "[wach]", 1, 'Did you mean "watch"?'),
    ("[[source]]", "[[sorce]]", 5, 'Did you mean "source"?'),
    ("[[receiver]]", "[[reciever]]", 23, 'Did you mean "receiver"?'),
    ("[[source]]", "[source]", 5, "Write [[source]]."),
    ("[watch]", "[[watch]]", 1, "Write [watch]."),
    ("[watch]", "watch]", 1, "Write [watch]."),
    ("[watch]", 'authorities = ["Leeds"]\n[watch]', 1, "It belongs under [watch]."),
    ('["Wirral", "Liverpool"]', "[]", 1, 'Write authorities = ["Wirral"] under [watch].'),
    # names
    ('"Liverpool"', '"Livrpool"', 2, 'Did you mean "Liverpool"?'),
    ('"Liverpool"', '"Achieving for Children"', 2, '"Kingston upon Thames", "Richmond upon Thames", "Windsor'),
    ('"Liverpool"', '"Newcastle"', 2, '"Newcastle upon Tyne", or Newcastle-under-Lyme'),
    ('"Liverpool"', '"Northamptonshire"', 2, '"North Northamptonshire" and "West Northamptonshire"'),
    ('"Liverpool"', '"Cheshire"', 2, '"Cheshire East", "Cheshire West and Chester"'),
    ('"Liverpool"', '"greater manchester"', 2, '"Bolton", "Bury", "Manchester", "Oldham", "Rochdale", "Salford"'),
    ('"Liverpool"', '"West Midlands"', 2, 'write regions = ["West Midlands"]'),
    ('"North West"', '"North Wset"', 21, 'Did you mean "North West"?'),
    ('["Wirral"] }', '["Wiral"] }', 42, 'Did you mean "Wirral"?'),
    ('["Terminal", "Duty inbox"]', '["Terminal", "Duty inbx"]', 36, 'Did you mean "Duty inbox"?'),
    ('send_to = ["Duty inbox"]', 'send_to = ["Duty box"]', 47, 'Did you mean "Duty inbox"?'),
    ('authority = ["Wirral"] }', 'rule = ["Inadequat"] }', 42, 'Did you mean "Inadequate"?'),
    ('"Worse than last time"', '"Inadequate"', 17, "Give each a name of its own."),
    ('"Duty inbox"\nkind', '"Terminal"\nkind', 28, "Give each a name of its own."),
    # values
    ('"ofsted_reports"', '"ofsted_report"', 7, 'Did you mean "ofsted_reports"?'),
    ('"judged"', '"juged"', 12, 'Did you mean "judged"?'),
    ('"email"', '"e-mail"', 29, 'Did you mean "email"?'),
    ('["inadequate"]', '["inadaquate"]', 13, 'Did you mean "inadequate"?'),
    (
        'grades   = ["inadequate"]\nseverity = "critical"',
        'grades   = ["good"]\nseverity = "critcal"',
        14,
        '"critical"?',
    ),
    ('["critical"] }', '["critcal"] }', 35, 'Did you mean "critical"?'),
    ('"7 days"', '"7 dyas"', 3, 'Write it like "30 minutes"'),
    ('"10 minutes"', '"0 seconds"', 8, 'Write it like "30 minutes"'),
    ('{ region = ["North West"] }', '{ framework = ["ILACS2026"] }', 21, 'Did you mean "ILACS-2026"?'),
    ('{ region = ["North West"] }', '{ kind = ["inspections"] }', 21, 'Did you mean "inspection"?'),
    ("by       = 1", 'areas = ["help and protecton"]', 20, 'Did you mean "help and protection"?'),
    ("by       = 1", 'across_frameworks = "yes"', 20, 'It may be "all", "overall" or "no".'),
    ("by       = 1", "by       = 0", 20, "Write a number greater than 0."),
    ("port = 25", "port = 99999", 32, "Write a number less than or equal to 65535."),
    ('"duty@wirral.example"', '"duty at example.org"', 30, 'Write it like "duty@example.org"'),
    # types
    ('["Wirral", "Liverpool"]', '"Wirral"', 2, 'Write it in brackets: authorities = ["Wirral"].'),
    ('"Liverpool"', "7", 2, "Write it in quotes"),
    ('"7 days"', "7", 3, 'Write it like "30 minutes"'),
    ("by       = 1", 'by       = "one"', 20, "Write it without quotes, like by = 1."),
    ("port = 25", 'port = "smtp"', 32, "Write it without quotes, like port = 25."),
    ('{ region = ["North West"] }', '"North West"', 21, 'only = { authority = ["…"] }'),
    # days
    ("2030-12-31", '"soon"', 43, "Write it like until = 2026-12-31"),
    ("2030-12-31", "soon", 43, "Write it like until = 2026-12-31"),
    ("2030-12-31", "2030-13-31", 43, "Write it like 2026-12-31."),
    ("2030-12-31", "2030-02-30", 43, "Write it like 2026-12-31."),
    ("2030-12-31", '"20301231"', 43, 'until = "20301231" is not a day. Write until = 2030-12-31, without quotes.'),
    ("2030-12-31", "20301231", 43, "until = 20301231 is not a day. Write until = 2030-12-31, without quotes."),
    ("2030-12-31", "31/12/2030", 43, "Write until = 2030-12-31."),
    ("2030-12-31", "31 December 2030", 43, "Write until = 2030-12-31."),
    # TOML's form
    ('name = "Terminal"', 'name = "Terminal', 24, 'Write name = "Terminal".'),
    ('name = "Terminal"', "name = Terminal", 24, 'Write name = "Terminal".'),
    ('name = "Terminal"', 'name: "Terminal"', 24, 'Write name = "Terminal".'),
    ('name = "Terminal"', 'name "Terminal"', 24, 'Write name = "Terminal".'),
    ('name = "Terminal"', "name = “Terminal”", 24, 'Write name = "Terminal".'),
    ('send_to = ["Terminal"]\n', 'send to = ["Terminal"]\n', 39, 'Write send_to = ["Terminal"].'),
    ('"Wirral", "Liverpool"]', '"Wirral" "Liverpool"]', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('"Wirral", "Liverpool"]', '"Wirral", "Liverpool"', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', "[Wirral, Liverpool]", 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '[\n  "Wirral"\n  "Liverpool",\n]', 3, "Put a comma after it."),
    ('["North West"] }', '["North West"]', 21, 'Write only = { region = ["North West"] }.'),
    ("{ region = [", "{ region: [", 21, 'Write only = { region = ["North West"] }.'),
    ('authority = ["Wirral"] }', "authority = Wirral }", 42, 'Write it in brackets: authority = ["Wirral"].'),
    ('authority = ["Wirral"] }', "authority = [Wirral] }", 42, 'authority = ["Wirral"]'),
    ('every = "10 minutes"', 'every = "10 minutes" on weekdays', 8, "put # before it"),
    ('every = "10 minutes"', 'every = "10 minutes"\nevery = "1 hour"', 9, "Take one of the two out."),
    ("[operators]", '[watch]\nregions = ["London"]\n[operators]', 46, "Put all its lines under the first."),
    ("[watch]", "// who is watched\n[watch]", 1, "Write # who is watched."),
    ("[watch]", "This is who is watched\n[watch]", 1, "Put # before it."),
    ('"Known"', '"C:\\Users\\duty"', 44, "Write because = 'C:\\Users\\duty'."),
    ('"Known"', '"""Known', 44, "Put them at its end"),
    ('because = "Known"', "because =", 44, 'Write name = "value"'),
    # what chats, shells, other languages and mails leave
    ("[watch]", "```toml\n[watch]", 1, "Take the line out."),
    ("alert_window", "\u0430lert_window", 3, "a letter of its name is none of a to z (U+0430)"),
    ("alert_window", "||||||| 1234567\nalert_window", 3, "take git's marks out"),
    ("[watch]", "**[watch]**", 1, "Write [watch]."),
    ("[[source]]", "[[source]]:", 5, "Write [[source]]."),
    ('alert_window = "7 days"', '"alert_window": "7 days",', 3, 'Write alert_window = "7 days".'),
    ('alert_window = "7 days"', 'export alert_window="7 days"', 3, 'Write alert_window = "7 days".'),
    ('alert_window = "7 days"', 'alert_window => "7 days"', 3, 'Write alert_window = "7 days".'),
    ('"7 days"', "«7 days»", 3, 'Write alert_window = "7 days".'),
    ('"10 minutes"', '"10\u00a0Minutes."', 8, 'Write "10 minutes".'),
    ('"10 minutes"', '["10 minutes"]', 8, 'Write it like "30 minutes"'),
    ("port = 25", 'host = ["mail.example.org"]', 32, 'without brackets: host = "mail.example.org".'),
    # lists as they are copied from spreadsheets and documents
    ('["Wirral", "Liverpool"]', "[\nWirral\nLiverpool\n]", 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', "[Wirral\tLiverpool]", 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    (
        '["Wirral", "Liverpool"]',
        '["Wirral\tLiverpool"]',
        2,
        'Write each in quotes of its own: ["Wirral", "Liverpool"].',
    ),
    ('["Wirral", "Liverpool"]', "[\n• Wirral\n• Liverpool\n]", 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '[\n1. "Wirral",\n2. "Leeds",\n]', 2, 'Write authorities = ["Wirral", "Leeds"].'),
    ('["Wirral", "Liverpool"]', '["Wirral", "Leeds", ...]', 2, 'Write authorities = ["Wirral", "Leeds"].'),
    ('["Wirral", "Liverpool"]', '[\n  "Wirral",\n  "Livrpool",\n]', 4, 'Did you mean "Liverpool"?'),
    (
        '["Wirral", "Liverpool"]',
        "[\nBournemouth, Christchurch and Poole\nWirral\n]",
        2,
        'Write authorities = ["Bournemouth, Christchurch and Poole", "Wirral"].',
    ),
    (
        '["Wirral", "Liverpool"]',
        '["Wirral", # ours\n"Leeds" "Liverpool"]',
        2,
        'Write authorities = ["Wirral", "Leeds", "Liverpool"].',
    ),
    # other keyboards, chats and mails
    ('"Wirral", "Liverpool"', '"Wirral"， "Liverpool"', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('"7 days"', "＂7 days＂", 3, 'Write alert_window = "7 days".'),
    ("alert_window", "alert\\_window", 3, 'Write alert_window = "7 days".'),
    ("alert_window", "alert\twindow", 3, 'Write alert_window = "7 days".'),
    ('"Known"', '"Known to our\nregional team"', 44, 'Write because = "Known to our regional team".'),
    ("port = 25", "port = 25 // ours", 32, "Write port = 25 # ours."),
    # headings that are none, and what stands behind something else
    ('[[receiver]]\nname = "Duty', '{{receiver}}\nname = "Duty', 27, "Write [[receiver]]."),
    ('[[receiver]]\nname = "Duty', '<Receiver>\nname = "Duty', 27, "Write [[receiver]]."),
    ('[[receiver]]\nname = "Duty', 'receivers:\nname = "Duty', 27, "Write [[receiver]]."),
    ('[[receiver]]\nname = "Duty', '[ [receiver] ]\nname = "Duty', 27, "Write [[receiver]]."),
    ('[[receiver]]\nname = "Duty', '[[receiver "Duty inbox"]]\nname = "Duty', 27, "Write [[receiver]]. What else"),
    ("[[route]]\nwhen", "[[route]] when", 34, 'Give when = { severity = ["critical"] } a line of its own.'),
    ('"Terminal"\nkind', '"Terminal", kind', 24, 'Give kind = "console" a line of its own.'),
    # conditions, and settings of other blocks
    ('{ severity = ["critical"] }', '{ severity = ["critical"] and rule = ["Inadequate"] }', 35, '"], rule = ["'),
    (
        'send_to = ["Terminal"]\n',
        'send_to = ["Terminal"]\nseverity = "note"\n',
        40,
        'Write when = { severity = ["…"] }.',
    ),
    ('kind = "console"\n', 'kind = "console"\nsend_to = ["Duty inbox"]\n', 26, "A [[route]] says who hears of what"),
    ('alert_window = "7 days"', 'quiet = "22:00-07:00"', 3, "It belongs under [[receiver]]."),
    ("port = 25", 'token_file = "slack-token"', 32, "of kind slack"),
    ('severity = "critical"', 'priority = "critical"', 14, "Write severity = "),
    ("grades   =", "judgements =", 13, "Write grades = "),
    ('kind  = "ofsted_reports"', 'type  = "ofsted_reports"', 7, 'Did you mean "kind"?'),
    # districts of last year's map
    ('"Liverpool"', '"Kettering"', 2, 'Write "North Northamptonshire".'),
    ('"Liverpool"', '"Barrow-in-Furness"', 2, 'Write "Westmorland and Furness".'),
    ('"Liverpool"', '"Liverpool Children\'s Services"', 2, 'Did you mean "Liverpool"?'),
    # other signs for = and for a comma, and values elsewhere than behind it
    ('["Wirral", "Liverpool"]', '"Wirral" and "Leeds" + "Bury"', 2, 'Write authorities = ["Wirral", "Leeds", "Bury"].'),
    ('{ severity = ["critical"] }', 'severity = ["critical"]', 35, 'Write when = { severity = ["critical"] }.'),
    ('{ severity = ["critical"] }', '(severity = ["critical"])', 35, 'Write when = { severity = ["critical"] }.'),
    ('{ severity = ["critical"] }', '{ severity == ["critical"] }', 35, 'Write when = { severity = ["critical"] }.'),
    ('kind = "console"', 'kind -> "console"', 25, 'Write kind = "console".'),
    ('kind = "console"', 'kind is "console"', 25, 'Write kind = "console".'),
    ('kind = "console"', '$kind = "console"', 25, "belongs to a shell"),
    ('kind = "console"', '"kind = console"', 25, 'Write kind = "console".'),
    ('kind = "console"', 'kind =\n  "console"', 25, 'Write kind = "console".'),
    ('"Known"', "#known", 44, 'Write because = "#known".'),
    ('"Known"', "C:\\notes", 44, "Write because = 'C:\\notes'."),
    ('[[receiver]]\nname = "Duty', '--- receiver ---\nname = "Duty', 27, "Write [[receiver]]."),
    ('[[receiver]]\nname = "Duty', 'Receiver 2:\nname = "Duty', 27, "Write [[receiver]]."),
    ('[[receiver]]\nname = "Duty', '[[receiver]] of mails\nname = "Duty', 27, "Write [[receiver]]. What else"),
    ('["duty@wirral.example"]', '["A, B <a@b.uk>; C <c@d.uk>"]', 30, '["a@b.uk", "c@d.uk"]'),
    # a bracket is missing, and notes and blank lines follow
    (
        '"Liverpool"]',
        '"Liverpool" # both\n# regions = ["North West"]',
        2,
        'Write authorities = ["Wirral", "Liverpool"].',
    ),
    ('"Liverpool"]', '"Liverpool",\n\n# a note', 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '[\n"Wirral",\n"Leeds" # both\n# a note', 2, 'authorities = ["Wirral", "Leeds"].'),
    # from spreadsheets
    ('= ["Wirral", "Liverpool"]', "\t=\tWirral\tLiverpool", 2, 'Write authorities = ["Wirral", "Liverpool"].'),
    ('["Wirral", "Liverpool"]', '""Wirral"",""Liverpool""', 2, 'Write authorities = ["Wirral","Liverpool"].'),
    ('["Wirral", "Liverpool"]', '[\n"Wirral";\n"Leeds";\n]', 3, "Put a comma in its place."),
    # places that are no councils
    ('"Liverpool"', '"Huddersfield"', 2, 'Write "Kirklees".'),
    ('"Liverpool"', '"Southborough"', 2, 'called "Southborough". Write the council that runs'),
    ('"Liverpool"', '"CH41 5AL"', 2, "Write the name of the council"),
    ('"Liverpool"', '"Bournemouth"', 2, 'Write its successor: "Bournemouth, Christchurch and Poole".'),
    ('["North West"]', '["Yorkshire"]', 21, 'Did you mean "Yorkshire and the Humber"?'),
    ('["North West"]', '["Cleveland"]', 21, "It is none of Ofsted's regions: write authorities = ["),
    # times in words, and blocks within blocks
    ('"10 minutes"', '"every ten minutes"', 8, 'Write "10 minutes".'),
    ('"10 minutes"', '"half an hour"', 8, 'Write "30 minutes".'),
    ("port = 25", 'quiet = "10pm to 8.30am"', 32, 'is not a span of hours. Write "22:00-08:30".'),
    ("port = 25", 'quiet = "22.00 - 7.00"', 32, 'Write "22:00-07:00".'),
    ("port = 25", 'quiet = "10-7"', 32, 'Write them like "22:00-07:00".'),
    ("port = 25", 'quiet = "10pm-10pm"', 32, 'Write them like "22:00-07:00".'),
    ("[[route]]\nsend_to", "[[receiver.route]]\nsend_to", 38, "Write [[route]]."),
    ("[operators]", '[when]\nauthority = ["Leeds"]\n[operators]', 46, "in the block it is for: when = {"),
]


def mistaken(old: str, new: str):
    assert old in GOOD
    return check_text(Path("config.toml"), GOOD.replace(old, new, 1), TODAY)


@pytest.mark.parametrize(("old", "new", "line", "write"), MISTAKES)
def test_a_mistake_is_found_in_its_line_and_nowhere_else_with_what_to_write(old, new, line, write):
    checked = mistaken(old, new)

    errors = [each for each in checked.problems if each.severity == "error"]
    assert {each.line for each in errors} == {line}
    assert write in str(errors[0])
    assert checked.config is None


def test_the_table_has_more_than_forty_mistakes():
    assert len({(old, new) for old, new, _, _ in MISTAKES}) == len(MISTAKES) > 40


def test_all_mistakes_are_told_at_once_those_in_the_form_of_the_file_too():
    text = GOOD.replace('"Liverpool"', '"Livrpool"').replace('"judged"', '"juged"').replace("by       = 1", "by = 0")
    text = text.replace('name = "Terminal"', "name = “Terminal”").replace("2030-12-31", "31/12/2030")

    checked = check_text(Path("config.toml"), text, TODAY)

    assert [each.line for each in checked.problems] == [2, 12, 20, 24, 43]


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.text("[]{}\"'=:#\n,\\ x“0é\0", max_size=6))
def test_whatever_is_typed_into_it_is_answered_with_sentences_or_used(at, taken_away, typed):
    checked = check_text(Path("config.toml"), GOOD[:at] + typed + GOOD[at + taken_away :], TODAY)

    errors = [each for each in checked.problems if each.severity == "error"]
    assert (checked.config is None) == bool(errors)


def test_a_secret_is_refused_without_repeating_it():
    checked = mistaken("port = 25", 'password = "hunter2"')

    told = " ".join(map(str, checked.problems))
    assert "password" in told
    assert "hunter2" not in told


def test_other_mistakes_of_a_block_whose_kind_is_misspelt_are_told_too():
    checked = mistaken('kind     = "judged"\ngrades   = ["inadequate"]', 'kind = "juged"\ngrade = ["inadequate"]')

    assert [each.line for each in checked.problems] == [12, 13]


PROGRESS = 'kind = "progress"\nonly = { kind = ["jtai"] }'
OUTCOME = 'kind = "outcome"\nonly = { framework = ["ILACS-2026"] }'

# What stands in the good config | what makes it odd | the line | what is said of it
ODD = [
    ('send_to = ["Terminal"]\n', "send_to = []\n", 39, "it sends to nobody"),
    ("until   = 2030-12-31", "until   = 2026-08-02", 43, "it ended on 2 August 2026"),
    ('["North West"]', '["London"]', 21, "none of the watched authorities is meant"),
    ('["North West"] }', '["North West"], authority = ["Leeds"] }', 21, "none of the watched authorities is meant"),
    ('grades   = ["inadequate"]', 'grades   = ["urgent improvement"]', 13, "is a grade that is never given"),
    (
        'grades   = ["inadequate"]',
        'grades = ["inadequate"]\nonly = { kind = ["focused_visit"] }',
        14,
        "`only` leaves out all",
    ),
    ('kind     = "judged"\ngrades   = ["inadequate"]', 'kind = "reported"', 12, "no source gives news or minutes"),
    ('kind     = "judged"\ngrades   = ["inadequate"]', PROGRESS, 13, "`only` leaves out all that a rule of the kind"),
    ('kind     = "judged"\ngrades   = ["inadequate"]', OUTCOME, 13, "only inspections are of a framework"),
    (
        'grades   = ["inadequate"]',
        'grades = ["adequate"]\nonly = { framework = ["ILACS-2026"] }',
        13,
        "never given by ILACS-2026",
    ),
    (
        "by       = 1\nonly     = { region",
        'areas = ["lscb"]\nonly = { framework = ["ILACS-2026"], region',
        20,
        "is not judged by ILACS-2026",
    ),
    ("by       = 1", "by       = 4", 20, "none changes by more than 3"),
    ('{ authority = ["Wirral"] }', '{ authority = ["Leeds"] }', 42, "it names no authority that is watched"),
    (
        '["Terminal"]\n',
        '["Terminal"]\nwhen = { severity = ["note"] }\n',
        34,
        "some alerts about Liverpool, Wirral reach nobody",
    ),
    ('["Terminal", "Duty inbox"]', '["Duty inbox"]', None, ""),
    (
        'kind = "console"\n',
        'kind = "console"\nfallback = "Spare"\n[[receiver]]\nname = "Spare"\nkind = "console"\n',
        None,
        "",
    ),
    (
        '[operators]\nsend_to = ["Duty inbox"]',
        '[[receiver]]\nname = "Spare"\nkind = "console"\n[operators]\nsend_to = ["Duty inbox"]',
        46,
        "nothing is sent to it",
    ),
    ('[operators]\nsend_to = ["Duty inbox"]\n', "", None, "nobody hears when a source breaks"),
    # What is TOML is taken as it stands, though its lines look like headings or notes that are none.
    ('because = "Known"', 'because = """\nWatch\nevery: day\n(route)\n// and so on\n"""', None, ""),
    ('only     = { region = ["North West"] }', '[rule . "only"]\nregion = ["North West"]', None, ""),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), ODD)
def test_what_is_odd_is_a_warning_and_the_config_can_be_used(old, new, line, words):
    checked = mistaken(old, new)

    assert {each.severity for each in checked.problems} <= {"warning"}
    assert [(each.line, words in each.wrong) for each in checked.problems] == ([(line, True)] if words else [])
    assert checked.config is not None


@pytest.mark.parametrize("new", ['"Help and protection"', '"help_and_protection"'])
def test_an_area_may_be_written_as_people_say_it(new):
    checked = mistaken("by       = 1", f"areas = [{new}]")

    assert checked.config.rules[1].settings.areas == ("help_and_protection",)


def test_a_document_of_a_word_processor_is_called_one(tmp_path):
    (tmp_path / "config.toml").write_bytes(b"PK\x03\x04\x14\0")

    (found,) = check(tmp_path / "config.toml", TODAY).problems

    assert "a document of Word" in found.wrong
    assert "Save it as plain text" in found.write


def test_for_a_file_that_is_not_there_the_one_with_nearly_its_name_is_shown(tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)

    (near,) = check(tmp_path / "confg.toml", TODAY).problems
    (other,) = check(tmp_path / "elsewhere" / "confg.toml", TODAY).problems

    assert near.write == 'Did you mean "config.toml"?'
    assert other.write.startswith("Name one with --config")


@pytest.mark.parametrize("damage", [b"\0" * 4096, "\n[watch]\n".encode("utf-16-be")])
def test_a_file_with_characters_of_value_0_is_not_plain_text(tmp_path, damage):
    path = tmp_path / "config.toml"
    path.write_bytes(GOOD.encode() + damage)

    (found,) = check(path, TODAY).problems

    assert "isn't plain text" in found.wrong
    assert "Put a copy back" in found.write


def test_a_number_without_end_is_a_sentence():
    text = GOOD.replace("port = 25", f"port = {'1' * 5_000}")

    (problem,) = check_text(Path("config.toml"), text, TODAY).errors

    assert (problem.line, problem.wrong) == (32, "a number has thousands of digits.")


def test_brackets_without_end_within_brackets_are_a_sentence():
    text = GOOD.replace('["Wirral", "Liverpool"]', "[" * 400 + "]" * 400)

    checked = check_text(Path("config.toml"), text, TODAY)

    assert checked.config is None
    assert any("brackets" in each.wrong or "list" in each.wrong or "text" in each.wrong for each in checked.errors)


@pytest.mark.parametrize("ends", ["\r", "\r\r\n"], ids=["an old Mac's", "doubled by a mail program"])
def test_a_line_may_end_in_any_way(ends):
    checked = check_text(Path("config.toml"), GOOD.replace('"Liverpool"', '"Livrpool"').replace("\n", ends), TODAY)

    assert [each.line for each in checked.problems] == [2]


FORMS = {
    "rich text": ("RTF", lambda lines: "{\\rtf1\\ansi{\\fonttbl\\f0 Courier;}\n" + "\\par\n".join(lines) + "}"),
    "a web page": ("HTML", lambda lines: "<!DOCTYPE html>\n<pre>\n" + "\n".join(lines) + "</pre>"),
    "JSON": ("JSON", lambda _lines: '{"watch": {"authorities": ["Wirral"]},\n "source": []}'),
    "YAML": ("YAML", lambda _lines: "---\nwatch:\n  authorities:\n    - Wirral\nsource:\n  - name: Ofsted reports\n"),
    "numbered": ("its number", lambda lines: "\n".join(f"{at:>3} {line}" for at, line in enumerate(lines, start=1))),
    "quoted in a mail": ("a mail", lambda lines: "\n".join(f"> {line}" for line in lines)),
    "a spreadsheet": ("spreadsheets", lambda lines: "\n".join('"' + line.replace('"', '""') + '"' for line in lines)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_another_form_is_one_sentence(form):
    words, made = FORMS[form]

    checked = check_text(Path("config.toml"), made(GOOD.split("\n")), TODAY)

    (found,) = checked.problems
    assert words in found.wrong
    assert checked.config is None


def test_what_joins_letters_is_not_taken_for_an_unseen_character():
    name = "Leads \U0001f469\u200d\U0001f4bb"

    checked = check_text(Path("config.toml"), GOOD.replace("Terminal", name), TODAY)

    assert checked.config is not None
    assert name in checked.config.receivers


@pytest.mark.parametrize("line", ["a = b {}!", "a = b {}/", "rule{}x", "<source{}x", "a = [ b{}c{}d{}'e'"])
def test_a_line_of_many_blanks_is_answered_at_once(line):
    began = time.process_time()

    checked = check_text(Path("config.toml"), GOOD + line.replace("{}", " " * 3_000) + "\n", TODAY)

    assert checked.config is None
    assert time.process_time() - began < 3  # 14 s for the first two when each guess looked for the value's end anew


def test_a_list_of_thousands_of_lines_that_is_not_ended_is_parsed_a_few_times(monkeypatch):
    text = GOOD.replace('["Wirral", "Liverpool"]', "[\n" + '  "Wirral",\n' * 3_000)
    parsed = []

    def loads(part, parse=tomllib.loads):
        parsed.append(len(part))
        return parse(part)

    monkeypatch.setattr(tomllib, "loads", loads)

    (found,) = check_text(Path("config.toml"), text, TODAY).errors

    assert (found.line, found.write) == (3_002, "Put ] after it.")
    assert len(text) < sum(parsed) < 50 * len(text)  # thousands of times when all above each of its lines was parsed


@pytest.mark.parametrize(
    ("listed", "write"),
    [
        ('["Wirral" -- ours\n, "Liverpool" -- theirs\n]', 'Write authorities = ["Wirral" # ours.'),
        ('[\n "Wirral" -- ours\n "Liverpool"\n]', 'Write "Wirral" # ours.'),
        ('[\n "Wirral", ; ours\n "Liverpool"\n]', 'Write "Wirral", # ours.'),
        ('[\n "Wirral" (ours),\n "Liverpool"]', 'Write "Wirral", # ours.'),
    ],
)
def test_notes_in_a_list_of_several_lines_are_shown_as_notes(listed, write):
    text = GOOD.replace('["Wirral", "Liverpool"]', listed)

    (found,) = check_text(Path("config.toml"), text, TODAY).problems

    assert (found.wrong[:21], found.write) == ("a note begins with #,", write)


def test_of_short_words_only_one_that_was_mistyped_is_guessed():
    assert did_you_mean("abc", names.all_names()) == ""
    assert did_you_mean("Kind", ("name", "every", "kind")) == 'Did you mean "kind"?'
    assert did_you_mean("BCB", ("BCT", "Wirral", *map(str, range(20)))) == 'Did you mean "BCT"?'


def test_a_heading_that_was_lost_is_one_way_to_have_a_name_twice():
    lost = GOOD.replace('[[receiver]]\nname = "Duty inbox"', 'name = "Duty inbox"', 1)
    assert lost != GOOD

    first = check_text(Path("config.toml"), lost).problems[0]

    assert "or write [[receiver]] above this line" in first.write


def test_a_letter_of_another_encoding_is_found_in_its_line(tmp_path):
    config = tmp_path / "config.toml"
    config.write_bytes(GOOD.replace("Known", "Known – the team’s").encode("cp1252"))

    (found,) = check(config, TODAY).problems

    line = GOOD[: GOOD.index("Known")].count("\n") + 1
    assert (found.line, "UTF-8" in str(found)) == (line, True)
