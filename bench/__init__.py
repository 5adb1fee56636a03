"""How fast the pages are: what `bin/bench` runs. Nothing but Python's own library, and wrk."""
