"""A third party of our own, for programs, tests and the demo page."""
