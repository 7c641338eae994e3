/// The claims file that `verify --new` prints.
enum ClaimTemplate {
  static let text = """
    {
      "format": 1,
      "title": "Claims about my program",
      "document": "README",
      "seed": 1,
      "cells": {
        "before": {"workload": "weekly", "set": {"variant": "filter", "symbols": 80, "days": 500, "cores": 1}},
        "after": {"like": "before", "set": {"variant": "partition"}}
      },
      "claims": [
        {
          "id": "speed",
          "source": "8x+ performance",
          "claim": "the new way is at least eight times faster",
          "note": "kinds: ratio, reduction, range, bound, equality, exponent, scaling, equivalence, table, consistency, success-rate, determinism, qualitative",
          "kind": "ratio",
          "region": {"at_least": 8},
          "reference": "before",
          "subject": "after"
        },
        {
          "id": "memory",
          "source": "50-90% less memory",
          "claim": "it takes 50 to 90 % less memory",
          "kind": "reduction",
          "metric": "peak_memory_bytes",
          "region": {"between": [0.5, 0.9]},
          "reference": "before",
          "subject": "after"
        },
        {
          "id": "linear",
          "source": "O(N)",
          "claim": "its time grows with the number of symbols, not with its square",
          "kind": "exponent",
          "metric": "cpu_seconds",
          "over": "symbols",
          "region": {"at_most": 1.2},
          "subject": {"like": "after", "set": {"symbols": "100..400:x2"}}
        },
        {
          "id": "arithmetic",
          "source": "300 s to 40 s is 7.5x",
          "claim": "the stated times give the stated factor",
          "kind": "consistency",
          "given": {"before": 300, "after": 40, "factor": 7.5},
          "holds": "abs(before / after - factor) <= 0.1"
        }
      ]
    }

    """
}
