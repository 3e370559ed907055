"""Where publications come from: one file for each kind of source. kinds.py has one line for each."""
