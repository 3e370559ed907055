"""Bytes to what they say. Pure: no clock, no disk, no network."""
