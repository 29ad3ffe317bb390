"""The app as a service: how soon it answers, what it keeps, what it refuses.

The app runs under gunicorn, the third party in a process of its own, the clients in
this one. All speak HTTP over 127.0.0.1.
"""
