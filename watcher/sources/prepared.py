"""What parsing Ofsted's pages needs, loaded and made in a process that others are forked from.

The parser and what it looks for take 0.03 seconds: each reader of a cycle would else pay them over its first page.
"""

from __future__ import annotations

from watcher.sources.ofsted_pages import read_list, read_timeline

LIST = b"""
<p class="results-count">1 result</p>
<li class="search-result"><a href="/provider/44/80573">Trafford</a><ul><li>Latest report: 1 May 2026</li></ul></li>
"""
PAGE = b"""
<h2 class="title-block__subheading">URN: 80573</h2>
<ol class="timeline"><li class="event"><span class="timeline__date"><time>1 May 2026</time></span>
<a class="publication-link" href="/v1/file/1">Inspection<span class="nonvisual">, 1 May 2026</span></a>
<time pubdate>1 May 2026</time></li></ol>
"""

read_list(LIST, "")
read_timeline(PAGE, "", "https://example.org/provider/44/80573", "80573")
