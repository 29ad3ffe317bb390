"""Several WSGI servers with the same requests, side by side."""
