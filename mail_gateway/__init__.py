"""The e-mail door: reads the consultation's mailbox and its own SMTP/LMTP door, words and sends mail."""
