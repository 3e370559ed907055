"""What is known and what is still to be told, in one database: SQLite by default, PostgreSQL by URL.

`database.Store` opens it; each file beside it keeps one kind of thing and takes the transaction as its first argument.
"""
