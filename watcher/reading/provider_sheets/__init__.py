"""Ofsted's sheets of providers (docs/sources.md 7): social care once a year, schools monthly, childcare quarterly."""
