"""What was decided, who was told, and what is still on its way."""
