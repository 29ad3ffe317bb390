"""What `nox -s bench` measures; each module writes one file of `evidence/`."""
