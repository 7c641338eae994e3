#!/usr/bin/env python3
"""Writes a results file as a sweep of a command would: make.py CELLS RUNS SEED >results.csv. The figures are made up, so
they are evidence of nothing but how long they take to read."""
import random
import sys

cells, runs, seed = (int(word) for word in sys.argv[1:4])
draw = random.Random(seed)
unit = draw.random
header = (
    "cell,block,position,warmup,n,cores,workers,core_mode,mask,status,detail,wall_seconds,user_seconds,system_seconds,"
    "setup_seconds,peak_memory_bytes,peak_memory_method,minor_faults,major_faults,voluntary_switches,"
    "involuntary_switches,run_delay_seconds,peak_threads,peak_processes,steal_seconds,cpu_pressure_seconds,instructions,"
    "items,bytes,boundary_bytes,memory_without_cache_bytes,memory_without_cache_method,boundary_bytes_out,"
    "boundary_bytes_back,cpu_seconds,digest"
)
out = sys.stdout
out.write(header + "\n")
order = list(range(cells))
for block in range(runs):
    draw.shuffle(order)
    lines = []
    for position, cell in enumerate(order):
        workers = 1 + cell % 4
        wall = (0.01 + cell % 1000 * 1e-5) * (1 + 0.05 * unit()) / workers**0.8
        user = wall * workers * 0.9
        system = wall * workers * 0.08 * unit()
        memory = (4000 + cell % 1000 + int(20 * unit())) * 4096
        lines.append(
            f"{cell},{block},{position},0,{cell},4,{workers},pinned,0-3,ok,,{wall:.9f},{user:.9f},{system:.9f},,{memory},"
            f"cgroup2-peak,{int(900 + 50 * unit())},0,{int(20 * unit())},{int(9 * unit())},{wall * 0.001 * unit():.9f},"
            f"{workers},1,0.000000000,{wall * 0.001 * unit():.9f},,,,,{memory - 8192},cgroup2-sampled,,,"
            f"{user + system:.9f},\n"
        )
    out.write("".join(lines))
