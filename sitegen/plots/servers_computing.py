"""A thousand requests that compute, on each server."""

from sitegen.plots._servers import by_server

PLOT = by_server("compute", "Seconds for 1000 requests that compute")
