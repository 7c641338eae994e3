"""Products of matrices with a number of BLAS threads (document 003): how many start, and what it costs.

    blas_threads.py [--threads N] [--by environment|threadpoolctl] [--models N] [--size N] [--repeat N]

--models threads multiply at the same time, each product with so many BLAS threads. Prints the threads that the library
says it uses; figures: threads_alive, matmul_seconds, involuntary_switches, voluntary_switches.
"""
import argparse
import os
import resource
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--by", choices=["environment", "threadpoolctl"], default="environment")
    parser.add_argument("--models", type=int, default=1)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    name = "OPENBLAS_NUM_THREADS"
    if options.by == "environment" and os.environ.get(name) != str(options.threads):
        # The library reads it when it is loaded.
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {name: str(options.threads)})
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np
    from common import Phase, figures
    from threadpoolctl import threadpool_info, threadpool_limits

    left = np.random.default_rng(1).normal(size=(options.size, options.size))

    def multiply(_):
        result = left
        for _ in range(options.repeat):
            result = left @ result
            result /= np.abs(result).max()
        return result

    limit = options.threads if options.by == "threadpoolctl" else None
    before = resource.getrusage(resource.RUSAGE_SELF)
    with threadpool_limits(limits=limit, user_api="blas"), Phase() as phase:
        with ThreadPoolExecutor(options.models) as pool:
            results = list(pool.map(multiply, range(options.models)))
        said = max((each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"), default=0)
    after = resource.getrusage(resource.RUSAGE_SELF)
    print(f"blas_threads {said}")
    print(f"answer {sum(float(np.abs(each).mean()) for each in results):.6g}")
    figures(blas_threads=said, threads_alive=len(os.listdir("/proc/self/task")), matmul_seconds=phase.wall,
            matmul_cpu_seconds=phase.cpu, voluntary_switches=after.ru_nvcsw - before.ru_nvcsw,
            involuntary_switches=after.ru_nivcsw - before.ru_nivcsw)


if __name__ == "__main__":
    main()
