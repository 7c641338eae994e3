"""A service of the same machine, and how long its requests take while another program runs (document 000: headroom).

    service.py [--every SECONDS] [--work SECONDS] -- COMMAND [ARGUMENTS...]

A request comes every 10 ms and needs 2 ms of CPU time; its latency is from when it was due to when it is done. It ends
with the command. Prints how the command ended; figures: requests, latency_median_seconds, latency_p99_seconds.
"""
import argparse
import subprocess
import sys
import time

from common import figures


def burn(seconds):
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=float, default=0.01)
    parser.add_argument("--work", type=float, default=0.002)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    program = subprocess.Popen(options.command, stdout=subprocess.DEVNULL)
    latencies, due = [], time.perf_counter()
    while program.poll() is None:
        time.sleep(max(0.0, due - time.perf_counter()))
        burn(options.work)
        latencies.append(time.perf_counter() - due)
        # A request that came while another was served waits: none is left out.
        due += options.every
    latencies.sort()
    print(f"exit {program.returncode}")
    if latencies:
        figures(requests=len(latencies), latency_median_seconds=latencies[len(latencies) // 2],
                latency_p99_seconds=latencies[min(len(latencies) - 1, int(len(latencies) * 0.99))])
    return program.returncode


if __name__ == "__main__":
    sys.exit(main())
