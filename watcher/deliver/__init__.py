"""Did it get there: the outbox, the notifiers, and their fallbacks."""
