"""Whether a document sets an area for priority action, or says that one is met."""
