"""How many cores Python counts, and how many it may use (documents 000 and 001).

    cores.py [--by cpu_count|multiprocessing|sched_getaffinity]

Prints what the named call counts, what the affinity mask allows, and the CPUs' worth of a cgroup quota.
"""
import argparse
import multiprocessing
import os


def quota():
    """CPUs' worth by the cgroup quota, in either version; none: unlimited."""
    for path, read in [("/sys/fs/cgroup/cpu.max", lambda text: text.split()),
                       ("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", lambda text: [text.strip(), "100000"])]:
        try:
            with open(path) as file:
                share, period = read(file.read())
            return None if share in ("max", "-1") else float(share) / float(period)
        except OSError:
            continue
    return None


COUNTS = {
    "cpu_count": os.cpu_count,
    "multiprocessing": multiprocessing.cpu_count,
    "sched_getaffinity": lambda: len(os.sched_getaffinity(0)),
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--by", choices=list(COUNTS), default="cpu_count")
    counted = COUNTS[parser.parse_args().by]()
    allowed = len(os.sched_getaffinity(0))
    share = quota()
    usable = allowed if share is None else min(allowed, max(1, int(share)))
    print(f"counted {counted}\nallowed {allowed}\nquota {share or 'none'}\nusable {usable}")
    print("equal" if counted == usable else "differs")
