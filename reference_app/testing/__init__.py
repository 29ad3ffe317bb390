"""Aids for tests: a pool without threads, and no thread left."""
