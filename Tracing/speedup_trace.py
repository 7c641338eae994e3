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
            self.delay = _run_delay()
            self.cpu = time.thread_time()
            self.start = time.monotonic()
        return self

    def __exit__(self, *_):
        if self.path:
            end = time.monotonic()
            cpu = time.thread_time() - self.cpu
            line = "%s %.9f %.9f %.9f %s" % (self.phase, self.start, end, cpu, _worker())
            delay = _run_delay()
            if self.delay is not None and delay is not None:
                # It may have waited between the readings, too.
                line += " %.9f" % min(max(0.0, delay - self.delay), end - self.start)
            _write(self.path, line + "\n")
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


class _Schedstat:
    """One thread's file in which the kernel tells how long it was ready and waited for a CPU."""

    def __init__(self, owner):
        self.owner, self.process, self.file = owner, os.getpid(), None
        try:
            self.file = os.open("/proc/thread-self/schedstat", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            pass

    def seconds(self):
        try:
            return int(os.pread(self.file, 100, 0).split()[1]) * 1e-9
        except (OSError, TypeError, ValueError, IndexError):
            return None

    def __del__(self, close=os.close, process=os.getpid):
        # In a forked process the number may be another file's by now.
        if self.file is not None and self.process == process():
            close(self.file)


_own = threading.local()


def _run_delay():
    """Seconds that this thread has waited for a CPU so far; None where the kernel does not tell."""
    # A forked process has the file of its parent's thread open.
    owner = _worker()
    stat = getattr(_own, "stat", None)
    if stat is None or stat.owner != owner:
        stat = _own.stat = _Schedstat(owner)
    return stat.seconds()


def _cpus():
    """The CPUs that this thread may use, as a line of the trace: their list, and the quota of its container, if any."""
    try:
        with open("/proc/thread-self/status") as status:
            allowed = next(line.split()[1] for line in status if line.startswith("Cpus_allowed_list:"))
    except (OSError, StopIteration, IndexError):
        return ""
    quota = _quota()
    return "#cpus %s%s\n" % (allowed, "" if quota is None else " %.3f" % quota)


def _quota():
    """CPUs' worth of time that control groups allow, the least of those above; None where there is no limit."""
    limits = []
    try:
        with open("/proc/self/cgroup") as groups:
            lines = [line.rstrip("\n").split(":", 2) for line in groups]
    except OSError:
        return None
    for _, controllers, path in lines:
        if controllers and "cpu" not in controllers.split(","):
            continue
        root = "/sys/fs/cgroup" + ("/cpu" if controllers else "")
        # In a container the path may be the host's, of which only the root is seen.
        parts = path.strip("/").split("/")
        for depth in range(len(parts) + 1):
            folder = "/".join([root] + parts[:depth])
            try:
                files = ["cpu.cfs_quota_us", "cpu.cfs_period_us"] if controllers else ["cpu.max"]
                quota, period = [float(word) for name in files for word in _text(folder + "/" + name).split()]
            except (OSError, ValueError):
                continue
            if quota > 0 and period > 0:
                limits.append(quota / period)
    return min(limits, default=None)


def _text(path):
    with open(path) as file:
        return file.read()


_files = {}
_told = set()


def _write(path, line):
    # By process, since a forked one must not share what is buffered; none is: every line is one write, which stays whole.
    key = (os.getpid(), path)
    if key not in _files:
        _files[key] = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
    if getattr(_own, "told", None) != _worker():
        _own.told = _worker()
        os.write(_files[key], _cpus().encode())
    if threading.current_thread() is not threading.main_thread() and key not in _told:
        # Threads of one interpreter compute one at a time, which no replay of their tasks can know by itself.
        _told.add(key)
        if getattr(sys, "_is_gil_enabled", lambda: True)():
            os.write(_files[key], b"#gil\n")
    os.write(_files[key], line.encode())
