"""How each server is set up, and what starts it for tests and benchmarks."""
