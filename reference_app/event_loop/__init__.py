"""Event loops: asyncio beside views that run in threads."""
