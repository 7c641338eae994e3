"""Symbols trained at once by `asyncio.TaskGroup` or `asyncio.gather` (document 003, item 8): which finish when one fails?

    asyncio_symbols.py --by taskgroup|gather        (taskgroup needs Python 3.11)
"""
import argparse
import asyncio
import sys

from common import figures


async def symbol(number, finished):
    await asyncio.sleep(0.02 * number)
    if number == 1:
        raise RuntimeError("symbol 1 fails")
    finished.append(number)


async def run(by):
    finished = []
    try:
        if by == "taskgroup":
            async with asyncio.TaskGroup() as group:
                for number in range(4):
                    group.create_task(symbol(number, finished))
        else:
            await asyncio.gather(*(symbol(number, finished) for number in range(4)))
    except BaseException as error:  # an ExceptionGroup of the one, the error itself of the other
        pass
    await asyncio.sleep(0.2)  # what gather() leaves running goes on
    return finished


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--by", choices=["taskgroup", "gather"], required=True)
    by = parser.parse_args().by
    if by == "taskgroup" and sys.version_info < (3, 11):
        sys.stderr.write("skipped: asyncio.TaskGroup needs Python 3.11\n")
        sys.exit(3)
    done = asyncio.run(run(by))
    print("finished", *done)
    figures(symbols_finished=len(done))
