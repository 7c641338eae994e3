#!/usr/bin/env python3
"""Prints what the kernels workload must give for small sizes; Tests/WorkloadsTests/KernelsTests.swift holds the numbers.
The generator, the shuffle and the walk are written down here on their own.

usage: scripts/golden/kernels.py                        (plain Python; run from anywhere)
"""
MASK = (1 << 64) - 1


def split_mix(seed):
    """SplitMix64: its sequence of 64-bit numbers."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def start(item, seed):
    return next(split_mix((seed + item) & MASK))


def compute(item, steps, seed):
    value = start(item, seed)
    for _ in range(steps):
        value = (value * 6364136223846793005 + 1442695040888963407) & MASK
        value ^= value >> 29
    return value


def ring(lines, seed):
    """Sattolo's shuffle: one cycle over all lines."""
    order = list(range(lines))
    words = split_mix(seed)
    for last in range(lines - 1, 0, -1):
        other = next(words) % last
        order[last], order[other] = order[other], order[last]
    return order


def chase(item, steps, lines, seed):
    order = ring(lines, seed)
    at = start(item, seed) % lines
    for _ in range(steps):
        at = order[at]
    return at


print("compute 5 pieces, 7 steps, seed 3:", [compute(item, 7, 3) for item in range(5)])
print("chase 5 pieces, 100 steps, 16 lines, seed 3:", [chase(item, 100, 16, 3) for item in range(5)])
