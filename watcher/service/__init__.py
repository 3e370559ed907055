"""When does what run: threads, signals, systemd."""
