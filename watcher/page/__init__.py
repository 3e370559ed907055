"""The page: what was told, who needs attention, and that the service works. It only reads, but for one button."""
