"""Which process does what, where several share a database."""
