"""What does it mean, and who must hear: looks up once, plans, writes once. Without network."""
