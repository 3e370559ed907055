"""What is known, and why was it told: only reads the store."""
