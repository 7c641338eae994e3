"""Parts of scripts/bench-gate."""
