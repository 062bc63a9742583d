"""`intake demo`: the whole way on this machine, with people of the sandbox on the other side."""
