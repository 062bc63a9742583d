"""The desk: what happens with a message, whichever door it came through."""
