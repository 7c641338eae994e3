"""A module that uses `fcntl` and `sys` and imports neither (document 003, item 9): does it fail when it is imported?

    missing_import.py        prints where it raises: at import, at the call, or nowhere
"""
from common import figures

SOURCE = """
def lock(file):
    if fcntl is not None and sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX)
"""

if __name__ == "__main__":
    module = {}
    try:
        exec(compile(SOURCE, "risk.py", "exec"), module)
        print("import ok")
        figures(import_raises=0)
    except NameError as error:
        print("import raises", error)
        figures(import_raises=1)
    try:
        module["lock"](None)
        print("call ok")
    except NameError as error:
        print("call raises", error)
