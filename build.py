#!/usr/bin/env python3
"""The command: `python build.py --help`."""

import os
import sys
from pathlib import Path

# Python does not look beside the program where it was told to be careful (-I, PYTHONSAFEPATH).
sys.path.insert(0, str(Path(__file__).resolve().parent))

try:
    from generator.cli import main

    # What a command needs is loaded when it runs.
    status = main() if __name__ == "__main__" else 0
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] == "generator":
        raise
    sys.exit(
        f"{error.name} がありません。先に `make site` を実行するか、README の手順で必要なものを入れてください。\n"
        "入れてあれば、`python` の代わりに `.venv/bin/python`（Windows：`.venv\\Scripts\\python`）と打ってください。\n"
        f"{error.name} is not installed. Run `make site` first, or install what is needed as the README says.\n"
        "If it is, use `.venv/bin/python` (on Windows `.venv\\Scripts\\python`) instead of `python`."
    )
except KeyboardInterrupt:
    sys.exit(130)

if __name__ == "__main__":
    sys.stdout.flush()
    sys.stderr.flush()
    # Taking a large plan to pieces object by object, as Python does when it ends, takes as long as building some of it.
    os._exit(status)
