"""Carrying: what a request has at hand, taken along into threads."""
