"""The tables by subject. Each of the three sentences (collect, decide, deliver) reads one and writes the next.

Whoever imports one brings in all, so that `metadata` is whole wherever it is asked for.
"""

from watcher.store.tables import alerts, config, news, people, providers, publications, sources
from watcher.store.tables.schema import metadata

__all__ = ["alerts", "config", "metadata", "news", "people", "providers", "publications", "sources"]
