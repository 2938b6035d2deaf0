"""Runs one command and says what it took, as JSON. Kept small and run as a process of its own (see `measure`).

The peak memory that the system tells of a child begins with the size of the process that started it; so whoever
starts what is measured must be smaller than it. This needs nothing but the standard library's smallest parts.
"""

import os
import sys
import time


def main() -> None:
    """Run the command in the arguments, its output to the file named first, in the folder named second."""
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
    os.chdir(sys.argv[2])
    started = time.perf_counter()
    pid = os.posix_spawn(sys.argv[3], sys.argv[3:], os.environ, file_actions=actions)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    # Linux counts memory in KiB, macOS in bytes.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    cpu = used.ru_utime + used.ru_stime
    print(f'{{"status": {os.waitstatus_to_exitcode(status)}, "wall": {wall}, "cpu": {cpu}, "peak": {peak}}}')


if __name__ == "__main__":
    main()
