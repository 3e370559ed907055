"""What Ofsted published, as it came and as it was read."""
