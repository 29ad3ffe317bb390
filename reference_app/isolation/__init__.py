"""Isolation: values that one thread must not see or spoil for another."""
