"""`python -m watcher` is `ofsted-watch` in the checkout."""

from watcher.cli import main

main()
