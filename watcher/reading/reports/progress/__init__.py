"""What a monitoring visit says of progress."""
