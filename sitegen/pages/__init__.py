"""From records to pages: blocks, directives, catalogue, index, gates."""
