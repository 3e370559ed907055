"""Whether a document says that services got worse."""
