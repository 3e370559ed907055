"""What has the work done when it is due: one process, or several workers of one database."""
