"""The world outside, in small: a strict local Bot API and a local mail host, for trying and testing the service."""
