"""What is remembered of sources, and of what feeds listed."""
