"""Did it get there: the outbox, the notifiers, and what stands in for them."""
