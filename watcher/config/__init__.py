"""`config.toml`: who is watched, by which rules, and who is told; read, checked, and explained to who wrote it."""
