"""Watches Ofsted and the news for publications about children's services, and tells the people who must know."""
