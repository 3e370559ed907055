"""What teams that share a service set, decided and heard."""
