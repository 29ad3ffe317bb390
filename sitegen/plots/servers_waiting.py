"""A thousand requests that wait, on each server."""

from sitegen.plots._servers import by_server

PLOT = by_server("wait", "Seconds for 1000 requests that wait")
