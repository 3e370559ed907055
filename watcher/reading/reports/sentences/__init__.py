"""What a sentence is about, and whether it is said as true, now, of these services."""
