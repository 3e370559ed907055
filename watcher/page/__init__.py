"""The page: who is watched, what was judged, and that the watching works. It reads, and never writes."""
