"""Bytes to what they say. Pure: no clock, no disk, no network."""

READER = "1"
"""The version of the reader: documents that an earlier one read are read again."""
