"""What each command asks of the rest, and how it prints the answer."""
