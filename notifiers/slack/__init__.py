"""Telling people on Slack."""
