"""Feeds as they really are: what users of feed readers reported, with the right value each."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from watcher.model.errors import SourceError
from watcher.model.listings import Entry
from watcher.sources.feed_xml import read_feed

TODAY = "2026-08-04"
URL = "https://echo.example/rss"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
CAPTION = "<media:content url='/p.jpg'><media:description>The town hall</media:description></media:content>"
SAID = "Inspectors found services in Barton to be inadequate."


def feed(*items, head='<?xml version="1.0" encoding="UTF-8"?>', link="https://echo.example/"):
    body = "".join(f"<item>{each}</item>" for each in items)
    return (
        f'{head}<rss version="2.0" {NAMESPACES}><channel><title>Echo</title><link>{link}</link>{body}</channel></rss>'
    )


def read(text, url=URL) -> tuple[Entry, ...]:
    return read_feed(text if isinstance(text, bytes) else text.encode(), "echo.example/rss", url, "text/xml", TODAY)


def item(title="Ofsted report published", link="/1", **more):
    parts = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return f"<title>{title}</title>" + (f"<link>{link}</link>" if link else "") + parts


def said(*inside):
    (entry,) = read(feed(item() + "".join(inside)))
    return entry.text or entry.summary


@pytest.mark.parametrize(
    "inside",
    [
        f"<description/><content:encoded><![CDATA[<p>{SAID}</p>]]></content:encoded>",
        f"<content:encoded><![CDATA[<p>{SAID}</p>]]></content:encoded><description/>",
        f"<content:encoded>{SAID}</content:encoded><description>A short teaser</description>",
        f"<description>A short teaser</description><content:encoded>{SAID}</content:encoded>",
        f"{CAPTION}<description>{SAID}</description>",
        f"<description>{SAID}</description>{CAPTION}",
        f"<media:group><media:description>{SAID}</media:description></media:group>",
        f"<itunes:summary>{SAID}</itunes:summary>",
        f"<description>&lt;p&gt;{SAID}&lt;/p&gt;</description>",
        f"<description>&amp;lt;p&amp;gt;{SAID}&amp;lt;/p&amp;gt;</description>",
    ],
)
def test_all_of_an_entry_s_own_text_is_read_wherever_its_feed_puts_it(inside):
    assert SAID in said(inside)


STRUCK = "&lt;p&gt;Rated &lt;{0} class='x'&gt;&lt;b&gt;good&lt;/b&gt;&lt;/{0}&gt; inadequate, says Ofsted.&lt;/p&gt;"


@pytest.mark.parametrize("tag", ["del", "s", "strike", "DEL"])
def test_what_is_struck_through_is_no_longer_said(tag):
    assert said(f"<description>{STRUCK.format(tag)}</description>") == "Rated inadequate, says Ofsted."
    assert said(f"<description>{STRUCK.format(tag).replace('&', '&amp;')}</description>").startswith("Rated inadequate")


@pytest.mark.parametrize(
    ("inside", "meant"),
    [
        ("rated good<sup>1</sup> in 2023<sup class='x'><a href='#n'>[2]</a></sup>.", "rated good in 2023."),
        ("rated good<SUP>*</SUP> in 2023<sup>(note 3)</sup>In 2026, too.", "rated good in 2023 In 2026, too."),
        (
            "on the 17<sup>th</sup> of July, and the 1<sup> st </sup> of May.",
            "on the 17th of July, and the 1st of May.",
        ),
        ("is <sup>now inadequate</sup> and <sup>.", "is now inadequate and ."),
    ],
)
def test_a_footnote_s_mark_is_no_part_of_a_sentence_and_a_raised_ordinal_is_part_of_its_day(inside, meant):
    assert said(f"<description><![CDATA[{inside}]]></description>") == meant


@pytest.mark.parametrize("escaped", [False, True])
def test_a_page_s_instructions_are_none_of_an_entry_s_words(escaped):
    inside = f"<style>.inadequate {{ color: red }}</style><script type='x'>var it = 'inadequate';</script>{SAID}"

    assert said(f"<description><![CDATA[{escape(inside) if escaped else inside}]]></description>") == SAID


@pytest.mark.parametrize("tags", ["<s>", "</s>", "<s><s>", "<span>", "<section>", "<s", "</s><s>", "<s>x</s></strike>"])
def test_a_tag_that_strikes_nothing_through_takes_nothing_away(tags):
    assert SAID in said(f"<description><![CDATA[{tags}{SAID}]]></description>")


def test_atom_s_content_is_read_beside_its_summary():
    inside = f"<title>Ofsted report</title><summary>Teaser</summary><content type='html'>{SAID}</content>"

    (found,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>E</title><entry>{inside}</entry></feed>')

    assert found.summary == f"Teaser. {SAID}"


def test_a_text_that_is_there_twice_is_taken_once_whatever_paragraphs_it_has():
    lead, rest = f"<description>{SAID} It said so.</description>", f"<p>{SAID}</p><p>It said so.</p><p>More.</p>"

    assert said(f"{lead}<content:encoded><![CDATA[{rest}]]></content:encoded>") == f"{SAID}\nIt said so.\nMore."


def test_a_text_that_is_there_twice_is_taken_once():
    assert said(f"<description>{SAID}</description><content:encoded>{SAID}</content:encoded>") == SAID


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (item("Roads", "https://c.example/news", guid="a"), item("Library", "https://c.example/news", guid="b")),
        (item("Roads", "https://c.example/news"), item("Library", "https://c.example/news")),
        (item("Roads", "https://c.example/news#r1"), item("Library", "https://c.example/news#r2")),
        (item("Roads", "https://c.example/#!/news/1"), item("Library", "https://c.example/#!/news/2")),
        (item("Roads", "https://c.example/a?ref=1"), item("Library", "https://c.example/a?ref=2")),
        (item("Roads", "https://c.example/a?cmp=1"), item("Library", "https://c.example/a?cmp=2")),
        (item("Roads", "https://c.example/a?oc=1"), item("Library", "https://c.example/a?oc=2")),
        (item("Roads", "https://c.example/?17"), item("Library", "https://c.example/?18")),
        (item("Roads", "https://c.example/?utm_id=1"), item("Library", "https://c.example/?utm_id=2")),
        (item("Roads", "https://c.example/a", guid="0"), item("Library", "https://c.example/b", guid="0")),
        (item("Roads", "", guid="https://c.example/a#1"), item("Library", "", guid="https://c.example/a#2")),
        (item("Roads", ""), item("Library", "")),
        (item("Same title here", "https://c.example/a"), item("Same title here", "https://c.example/b")),
    ],
)
def test_different_entries_of_one_fetch_never_share_a_name(first, second):
    one, other = read(feed(first, second))

    assert one.key != other.key
    assert not ({one.guid, *one.also} - {""}) & ({other.guid, *other.also} - {""})


def test_an_entry_that_a_feed_repeats_is_one():
    assert len(read(feed(item(), item()))) == 1


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/news/4711-ofsted", "https://echo.example/news/4711-ofsted"),
        ("news/4711", "https://echo.example/news/4711"),
        ("//other.example/a", "https://other.example/a"),
        ("www.other.example/a", "https://www.other.example/a"),
        ("echo.example/news/1", "https://echo.example/news/1"),
        ("https://c.example/docs/Ofsted report final.html", "https://c.example/docs/Ofsted%20report%20final.html"),
        (" https://c.example/a \n", "https://c.example/a"),
        ("https://c.example/caf\u00e9?q=\u00e9", "https://c.example/caf%C3%A9?q=%C3%A9"),
        ("https://c.example/a%20b?x=1&amp;y=2#z", "https://c.example/a%20b?x=1&y=2#z"),
        ("https://c.example/a\tb", "https://c.example/ab"),
        ('https://c.example/"x"', "https://c.example/%22x"),
        ("mailto:press@c.example", URL),
        ("javascript:alert(1)", URL),
        ("https://[half/a", URL),
        ("http://", URL),
    ],
)
def test_a_link_is_one_that_any_program_opens_or_none(link, url):
    (entry,) = read(feed(item(link=link)))

    assert entry.url == url


def test_a_relative_link_of_a_feed_without_a_site_is_taken_from_the_feed_s_own_address():
    (entry,) = read(feed(item(link="/news/1"), link=""))

    assert entry.url == "https://echo.example/news/1"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("04-08-2026", date(2026, 8, 4)),
        ("04/08/2026", date(2026, 8, 4)),
        ("4th August 2026", date(2026, 8, 4)),
        ("Tue, 04 Aug 2026 23:30:00 BST", date(2026, 8, 4)),
        ("Wed, 04 Aug 2027 09:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0", None),
        ("1785835000", date(2026, 8, 4)),
    ],
)
def test_a_date_is_read_as_british_sites_mean_it_and_an_impossible_one_is_none(written, day):
    (entry,) = read(feed(item(pubDate=written)))

    assert entry.published == day


def test_all_dates_of_a_feed_that_puts_the_month_first_are_read_so():
    entries = read(feed(item(pubDate="8/4/2026 9:15:00 AM"), item("Roads", "/2", pubDate="7/31/2026 4:00:00 PM")))

    assert [each.published for each in entries] == [date(2026, 8, 4), date(2026, 7, 31)]


def test_a_date_over_a_year_before_the_entries_around_it_is_doubted():
    entries = read(
        feed(
            item("A first headline", "/1", pubDate="4 August 2025"),
            item("A second headline", "/2", pubDate="3 August 2026"),
            item("A third headline", "/3", pubDate="1 July 2024"),
        )
    )

    assert [each.published for each in entries] == [None, date(2026, 8, 3), date(2024, 7, 1)]


def test_letters_that_were_encoded_twice_are_put_back():
    mangled = "Barton\u2019s \u2018inadequate\u2019 caf\u00e9 costs \u00a35".encode().decode("cp1252")

    (entry,) = read(feed(item(mangled)))

    assert entry.title == "Barton\u2019s \u2018inadequate\u2019 caf\u00e9 costs \u00a35"


@pytest.mark.parametrize(
    "title", ["Caf\u00e9 \u00c0 la carte", "\u00c2me \u2013 na\u00efve", "Price: \u00a35 \u00d7 2"]
)
def test_letters_that_were_encoded_once_stay(title):
    (entry,) = read(feed(item(title)))

    assert entry.title == title


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_feed_in_another_encoding_of_unicode_is_read(encoding):
    text = feed(item("Barton\u2019s services"), head=f'<?xml version="1.0" encoding="{encoding.upper()}"?>')

    (entry,) = read(text.encode(encoding))

    assert entry.title == "Barton\u2019s services"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY nbsp "&#160;">',
        "<!ENTITY pound '&#xA3;'><!ENTITY council 'Barton'>",
        '<!ENTITY path "C:\\\\data">',
    ],
)
def test_entities_that_are_declared_and_harmless_hide_no_feed(declared):
    name = declared.split()[1]
    text = item(f"Ofsted &{name};report published")

    (entry,) = read(feed(text, head=f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]>"))

    assert entry.title.startswith("Ofsted")
    assert entry.title.endswith("report published")
    assert name not in entry.title


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "x"><!ENTITY b "&a;&a;">',
        '<!ENTITY a SYSTEM "https://elsewhere.example/x">',
        '<!ENTITY a PUBLIC "p" "https://elsewhere.example/x">',
        '<!ENTITY % a "x">',
        "<!ENTITY a 'unfinished",
        f'<!ENTITY a "{"x" * 1000}"><!-- {"&a;" * 3000} -->',
    ],
)
def test_entities_that_lead_elsewhere_or_could_grow_are_refused(declared):
    with pytest.raises(SourceError, match="entities"):
        read(feed(item(), head=f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]>"))


def test_a_paper_s_own_category_before_a_title_is_a_part_of_it_and_govuk_s_type_is_not():
    ours = item("Ofsted: services inadequate", category="Ofsted")
    govuk = item("Press release: Example story", "/2", category="Press release")

    assert [each.title for each in read(feed(ours, govuk))] == ["Ofsted: services inadequate", "Example story"]


@pytest.mark.parametrize("letter", ["&#x110000;", "&#xD800;", "&#0;", "&#xB;", "\x0b", "&#99999999999;"])
def test_one_odd_character_hides_neither_its_entry_nor_the_others(letter):
    entries = read(feed(item(f"Budget{letter}report"), item("Another headline", "/2")))

    assert [each.title.replace("\ufffd", "").replace(" ", "")[:6] for each in entries] == ["Budget", "Anothe"]
    assert all(each.title.encode() for each in entries)


@pytest.mark.parametrize("before", ["\ufeff", "\n\n", "\ufeff \r\n"])
def test_what_stands_before_a_feed_s_beginning_hides_nothing(before):
    assert len(read(before + feed(item()))) == 1


def test_the_words_of_an_entry_without_a_title_are_read():
    (entry,) = read(feed("<link>/1</link><description>Ofsted finds services inadequate.</description>"))

    assert entry.summary == "Ofsted finds services inadequate."


@pytest.mark.parametrize("zone", ["", "Z", "+00:00", "+01:00"])
def test_an_entry_with_the_empty_date_of_some_programs_has_none_and_hides_no_other(zone):
    entries = read(feed(item(pubDate=f"0001-01-01T00:00:00{zone}"), item("Another report", "/2")))

    assert [each.published for each in entries] == [None, None]


def test_an_entry_within_which_a_feed_breaks_off_is_read_when_it_comes_whole():
    whole = feed(item("Ofsted report published", "/1"), item("Services no longer inadequate, say inspectors", "/2"))
    cut = whole[: whole.index(" inadequate") + len(" inadequate")]

    assert [each.title for each in read(cut)] == ["Ofsted report published"]
    assert [each.title for each in read(whole)][1:] == ["Services no longer inadequate, say inspectors"]


def test_a_feed_that_breaks_off_between_two_entries_loses_none():
    whole = feed(item("One", "/1"), item("Two", "/2"))

    assert [each.title for each in read(whole.removesuffix("</channel></rss>"))] == ["One", "Two"]


@pytest.mark.parametrize("called", ["utf-16", "UTF-16LE", "utf-32"])
def test_a_feed_that_only_calls_itself_wide_is_read_as_what_it_is(called):
    (entry,) = read(feed(item("Barton\u2019s services"), head=f'<?xml version="1.0" encoding="{called}"?>'))

    assert entry.title == "Barton\u2019s services"


@pytest.mark.parametrize(
    ("head", "served", "written", "title"),
    [
        ("", "text/xml; charset=windows-1252", "windows-1252", "Fiancée’s complaint"),
        ("", 'application/rss+xml; charset="iso-8859-15"', "iso-8859-15", "A fine of 2 000 €"),
        ('<?xml version="1.0" encoding="utf-16"?>', "text/xml; charset=iso-8859-15", "iso-8859-15", "2 000 €"),
        ("", "text/xml; charset=windows-1252", "utf-8", "Fiancée’s complaint"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "text/xml; charset=utf-8", "windows-1252", "Fiancée’s"),
        ("", "text/xml; charset=no-such-thing", "windows-1252", "Fiancée’s complaint"),
    ],
)
def test_letters_are_read_as_the_text_or_else_its_server_says(head, served, written, title):
    text = feed(item(title, "/1"), head=head)

    (entry,) = read_feed(text.encode(written), "echo.example/rss", URL, served, TODAY)

    assert entry.title == title
