"""What a news item or council paper says."""
