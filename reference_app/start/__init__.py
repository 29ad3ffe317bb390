"""Start threads, wait for them, and get back what they made."""
