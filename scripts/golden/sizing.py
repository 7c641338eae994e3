#!/usr/bin/env python3
"""Writes Fixtures/sizing.csv: what the source documents' own Python gives, as the table the sizing rules are held to.

usage: scripts/golden/sizing.py > Fixtures/sizing.csv

The functions are the documents' formulas as they stand there; document 004 says only "75% of cores", and Python's
int() is what a reader of it would write. Two parts are the project's own: `memory is None` gives document 001's
fallback, and cap-8 by memory is as many workers as fit.
"""

import csv
import itertools
import sys

GIB = 1024**3
# The chunk rule moves between 200 MB (10,000 rows) and 10.24 GB (500,000 rows): both edges, one byte below, and around.
MEMORIES = [None, 0, 204_800_000, 204_820_479, 204_820_480, GIB, 4 * GIB, 10_239_999_999, 10_240_000_000, 64 * GIB]
JOBS = [None, 1, 2, 4, 8, 9, 16, 63, 300]
WORKER_MEMORIES = [None, 1, 100_000_000, 300_000_000, GIB, 5 * GIB, 100 * GIB]


def tiered_workers(cpu_count):  # document 001, section 2.1
    if cpu_count <= 2:
        return 1
    elif cpu_count <= 4:
        return cpu_count - 1
    elif cpu_count <= 8:
        return cpu_count - 2
    else:
        return min(cpu_count - 2, 16)


def tiered_chunk(available_memory):  # document 001, section 2.2
    if available_memory is None:
        return 100_000
    target_memory_per_chunk = available_memory * 0.05
    estimated_chunk_size = int(target_memory_per_chunk / 1024)
    return max(10_000, min(estimated_chunk_size, 500_000))


def cap_8(cpu_count, memory, worker_memory):  # document 003, item 2
    workers = min(8, cpu_count)
    if memory is not None and worker_memory is not None:
        workers = max(1, min(workers, memory // worker_memory))
    return workers


def blas_003(cores, n_jobs):  # document 003, item 3
    return min(4, max(1, cores // max(8, n_jobs)))


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(
        "cores,memory,jobs,worker_memory,all,leave_two,tiered,tiered_chunk,cap_8,blas_workers,blas_threads,"
        "three_quarters".split(",")
    )
    jobs_in_turn = itertools.cycle(JOBS)
    worker_memories_in_turn = itertools.cycle(WORKER_MEMORIES)
    for cores in range(1, 253):
        # Three memories a core count, stepping on, keep the file small and let every memory meet all sizes.
        for step in range(3):
            memory = MEMORIES[(3 * cores + step) % len(MEMORIES)]
            jobs = next(jobs_in_turn)
            worker_memory = next(worker_memories_in_turn)
            blas_workers = jobs if jobs is not None else min(8, cores)
            row = [cores, memory, jobs, worker_memory, cores, max(1, cores - 2), tiered_workers(cores)]
            row += [tiered_chunk(memory), cap_8(cores, memory, worker_memory), blas_workers]
            row += [blas_003(cores, blas_workers), max(1, int(cores * 0.75))]
            out.writerow(["" if value is None else value for value in row])


if __name__ == "__main__":
    main()
