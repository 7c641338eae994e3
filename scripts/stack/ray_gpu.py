"""Actors that ask for a whole GPU each, on a machine where one is declared (document 000): how many run at once?

    ray_gpu.py [--actors N] [--gpus N]        no GPU is needed: ray counts what it was told

Prints how many of the actors were alive together.
"""
import argparse
import logging

from common import skip


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--actors", type=int, default=4)
    parser.add_argument("--gpus", type=int, default=1)
    options = parser.parse_args()
    try:
        import ray
    except ImportError as error:
        skip(f"ray is not installed ({error}); scripts/stack/setup")
    ray.init(num_cpus=options.actors, num_gpus=options.gpus, logging_level=logging.ERROR, log_to_driver=False,
             include_dashboard=False)

    @ray.remote(num_gpus=1.0, num_cpus=0)
    class Actor:
        def ready(self):
            return True

    actors = [Actor.remote() for _ in range(options.actors)]
    ready, _ = ray.wait([actor.ready.remote() for actor in actors], num_returns=len(actors), timeout=10)
    print(f"at_once {len(ready)}")


if __name__ == "__main__":
    main()
