"""The teams that share a service: whose turn it is, and what each of them is told."""
