"""Writes down the tasks of a program for speedup, which names a file in SPEEDUP_TRACE; without it nothing happens.

    from speedup_trace import task, traced, wrap

    with task("load"):                                   # any piece of work
        table = load()

    executor.map(wrap("fit", fit), parts)                # concurrent.futures, threads or processes
    pool.map(wrap("fit", fit), parts)                    # multiprocessing.Pool
    Parallel(n_jobs=4)(delayed(wrap("fit", fit))(p) for p in parts)   # joblib

    with held("results", lock):                          # within a task: any lock with acquire() and release()
        results.append(part)

    @traced("fit")                                       # or where the function is defined
    def fit(part): ...
"""
import functools
import os
import sys
import threading
import time


class task:
    """The work inside `with task("name"):` is one task of the phase `name`."""

    def __init__(self, phase):
        self.phase = _word(phase, "task")
        if self.phase.startswith(("#", "lock:")):
            self.phase = "_" + self.phase

    def __enter__(self):
        self.path = os.environ.get("SPEEDUP_TRACE")
        if self.path:
            self.cpu = time.thread_time()
            self.start = time.monotonic()
        return self

    def __exit__(self, *_):
        if self.path:
            end = time.monotonic()
            cpu = time.thread_time() - self.cpu
            _write(self.path, "%s %.9f %.9f %.9f %s\n" % (self.phase, self.start, end, cpu, _worker()))
        return False


class held:
    """`with held("name", lock):` is `with lock:`, and says when the lock was asked for, taken and let go."""

    def __init__(self, name, lock):
        self.name, self.lock = _word(name, "lock"), lock

    def __enter__(self):
        self.asked = time.monotonic()
        self.lock.acquire()
        self.start = time.monotonic()
        return self.lock

    def __exit__(self, *_):
        end = time.monotonic()
        self.lock.release()
        path = os.environ.get("SPEEDUP_TRACE")
        if path:
            _write(path, "lock:%s %.9f %.9f %.9f %s\n" % (self.name, self.asked, self.start, end, _worker()))
        return False


class wrap:
    """`wrap("name", function)` calls function, each call one task. It can be pickled where the function can."""

    def __init__(self, phase, function):
        self.phase, self.function = phase, function
        functools.update_wrapper(self, function, updated=())

    def __call__(self, *arguments, **named):
        with task(self.phase):
            return self.function(*arguments, **named)


def traced(phase):
    """A decorator: every call of the function is one task of the phase."""

    def decorate(function):
        @functools.wraps(function)
        def call(*arguments, **named):
            with task(phase):
                return function(*arguments, **named)

        return call

    return decorate


def _word(text, otherwise):
    return "_".join(str(text).split()) or otherwise


def _worker():
    return "%d.%d" % (os.getpid(), threading.get_native_id())


_files = {}
_told = set()


def _write(path, line):
    # By process, since a forked one must not share what is buffered; none is: every line is one write, which stays whole.
    key = (os.getpid(), path)
    if key not in _files:
        _files[key] = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
    if threading.current_thread() is not threading.main_thread() and key not in _told:
        # Threads of one interpreter compute one at a time, which no replay of their tasks can know by itself.
        _told.add(key)
        if getattr(sys, "_is_gil_enabled", lambda: True)():
            os.write(_files[key], b"#gil\n")
    os.write(_files[key], line.encode())
