"""Work on a pool of processes that share one lock: each task computes, and then puts its part into a result that one process
at a time may touch.

    locked.py --workers N [--tasks N] [--alone ROUNDS] [--held ROUNDS] [--untold]

Prints a sum that is the same for every number of workers. Plain Python, no packages. --untold: its lock is not traced.
"""
import argparse
import multiprocessing
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tracing"))
from speedup_trace import held, wrap


def rounds(count):
    value = 1
    for _ in range(count):
        value = value * 1103515245 + 12345 & 0x7FFFFFFF
    return value


def begin(*shared):
    global lock, total, told
    lock, total, told = shared


def part(job):
    alone, locked = job
    own = rounds(alone)
    with held("total", lock) if told else lock:
        total.value = (total.value + own + rounds(locked)) % (1 << 31)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--workers", type=int, required=True)
    arguments.add_argument("--tasks", type=int, default=60)
    arguments.add_argument("--alone", type=int, default=70_000)
    arguments.add_argument("--held", type=int, default=170_000)
    arguments.add_argument("--untold", action="store_true")
    args = arguments.parse_args()
    common = multiprocessing.get_context("fork")
    shared = (common.Lock(), common.Value("q", 0, lock=False), not args.untold)
    # Parts differ by up to a half, so that workers do not fall into step.
    jobs = [(args.alone * (3 + n % 4) // 5, args.held * (3 + n % 3) // 4) for n in range(args.tasks)]
    with common.Pool(args.workers, begin, shared) as pool:
        pool.map(wrap("part", part), jobs, chunksize=1)
    print(shared[1].value)
