"""Contexts: what a job in another thread may know, and how it gets it."""
