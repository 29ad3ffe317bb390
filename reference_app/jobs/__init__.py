"""Jobs that outlive their request."""
