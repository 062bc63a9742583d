"""The compilation: moderation, documents, editions, receipts that prove."""
