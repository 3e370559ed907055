"""What docs/sources.md assumes of each site, held against what came. Pure: pages are given, findings returned."""
