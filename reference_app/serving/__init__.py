"""Serving: a server's threads, and an app in a thread of your own."""
