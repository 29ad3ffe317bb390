"""The blocks that show server configurations and what the tests saw them do."""
