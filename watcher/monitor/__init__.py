"""Can the silence be trusted: sources, deliveries, certificate, drill, status."""
