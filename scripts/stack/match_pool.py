"""Matches partitions one after the other or on a `multiprocessing.Pool` (document 001).

    match_pool.py [--variant sequential|parallel] [--workers N] [--io caller|workers] [--orders N] [--partitions N]

The same orders and quotes as scripts/golden/matching.py makes, and its plain matcher. io caller: the parent reads and
writes, the workers match; workers: each does all for its partition. Prints a line a partition.
"""
import argparse
import multiprocessing
import os
import pickle
import tempfile

from common import Phase, figures, golden

matching = golden("matching")


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)


def store(path, result):
    with open(f"{path}.out", "w") as file:
        file.writelines(",".join(map(str, row)) + "\n" for rows in result for row in rows)


def told(key, result):
    summaries, details = result
    return f"{key} {len(summaries)} {sum(row[2] for row in summaries)} {len(details)}"


def whole(key, path):
    result = matching.match(*load(path))
    store(path, result)
    return told(key, result)


def only_match(orders, quotes):
    return matching.match(orders, quotes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--variant", choices=["sequential", "parallel"], default="sequential")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--io", choices=["caller", "workers"], default="workers")
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--partitions", type=int, default=20)
    options = parser.parse_args()
    orders, quotes = matching.generate(options.partitions, options.orders, seed=11)
    with tempfile.TemporaryDirectory() as directory:
        tasks = []
        for key in sorted({(o[6], o[7]) for o in orders}):
            path = os.path.join(directory, "_".join(key))
            with open(path, "wb") as file:
                pickle.dump(([o[:5] for o in orders if (o[6], o[7]) == key and o[5] == 1],
                             [q[2:] for q in quotes if (q[0], q[1]) == key]), file)
            tasks.append(("_".join(key), path))
        with Phase() as phase:
            if options.variant == "sequential":
                lines = [whole(*task) for task in tasks]
            elif options.io == "workers":
                with multiprocessing.Pool(options.workers) as pool:
                    lines = pool.starmap(whole, tasks, chunksize=1)
            else:
                with multiprocessing.Pool(options.workers) as pool:
                    results = pool.starmap(only_match, [load(path) for _, path in tasks], chunksize=1)
                for (_, path), result in zip(tasks, results):
                    store(path, result)
                lines = [told(key, result) for (key, _), result in zip(tasks, results)]
    print("\n".join(lines))
    figures(match_seconds=phase.wall, match_cpu_seconds=phase.cpu)


if __name__ == "__main__":
    main()
