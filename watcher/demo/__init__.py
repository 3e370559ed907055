"""A replica of the world on loopback: Ofsted's site, a Slack workspace, a mailbox. The demo and the tests use it."""
