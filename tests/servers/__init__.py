"""Real servers for tests, each in a private folder on this machine: Dovecot, Postfix, PostgreSQL."""
