"""Workers and chunk by document 001's functions, written from its description: what they do with odd values.

    system_config.py CASE

CASE: workers (a table), chunk, override, bad-env, no-psutil, tests (its five). Prints what came out; `no-psutil` and
`bad-env` print how the functions end.
"""
import os
import sys

from common import figures


def workers(cores):
    if cores <= 2:
        return 1
    if cores <= 8:
        return cores - (1 if cores <= 4 else 2)
    return min(cores - 2, 16)


def chunk(available):
    return max(10_000, min(int(available * 0.05 / 1024), 500_000))


def detect(override_workers=None, override_chunk=None):
    """As section 2.3: psutil is imported with the module, outside any `try`."""
    import multiprocessing

    import psutil

    cores, available = multiprocessing.cpu_count(), psutil.virtual_memory().available
    return {"cores": cores, "workers": max(1, override_workers) if override_workers is not None else workers(cores),
            "chunk": max(1000, override_chunk) if override_chunk is not None else chunk(available)}


def from_environment(name):
    """A value that is no number is passed over without a word, as in section 2.3."""
    try:
        return int(os.environ[name]) if name in os.environ else None
    except ValueError:
        return None


def five_tests():
    config = detect()
    yield config["cores"] > 0 and config["workers"] > 0 and 10_000 <= config["chunk"] <= 500_000
    yield [workers(n) for n in (1, 2, 4, 8, 32)] == [1, 1, 3, 6, 16]
    yield 10_000 <= chunk(8 * 1024**3) <= 500_000
    yield detect(override_workers=4)["workers"] == 4
    yield detect(override_chunk=50_000)["chunk"] == 50_000


def main(case):
    if case == "workers":
        for cores in (1, 2, 4, 8, 16, 32, 252):
            print(cores, workers(cores))
    elif case == "chunk":
        for gigabytes in (1, 2, 4, 8, 16, 32, 64, 128):
            print(gigabytes, chunk(gigabytes * 1024**3))
    elif case == "override":
        for rows in (-5, 0, 1, 1000, 5000, 10_000_000):
            print(rows, detect(override_chunk=rows)["chunk"])
    elif case == "bad-env":
        os.environ["SWEEP_WORKERS"] = "eight"
        print("workers", from_environment("SWEEP_WORKERS"), "warning", "none")
    elif case == "no-psutil":
        sys.modules["psutil"] = None  # what `import` then finds: nothing
        raises = 0
        try:
            print("chunk", detect()["chunk"])
        except ImportError as error:
            raises = 1
            print("raises", type(error).__name__)
        figures(raises=raises)
    elif case == "tests":
        passed = list(five_tests())
        print("passed", sum(passed), "of", len(passed))
        return 0 if all(passed) else 1
    else:
        sys.exit(f"there is no case '{case}'")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "tests"))
