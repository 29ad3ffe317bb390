"""Threads by themselves: how soon they start, what they gain, what they cost.

Each part measures everything that it compares in turns, so that a busy moment of
the machine hits all of it, and makes two full runs.
"""
