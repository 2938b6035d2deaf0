"""The command: `python -m benchmarks generate|install|run|plot`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench import run
from benchmarks.content import write_content
from benchmarks.install import install
from benchmarks.peers import PEERS
from benchmarks.plot import plot
from benchmarks.results import Results
from benchmarks.table import table
from benchmarks.workload import plan_of

DONE, WRONG_USAGE = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    options = _parser().parse_args(arguments)
    match options.command:
        case "generate":
            if options.folder.exists() and any(options.folder.iterdir()):
                say(f"{options.folder} is not empty")
                return WRONG_USAGE
            write_content(plan_of(options.nodes), options.folder)
        case "install":
            install(say)
        case "run":
            sizes, runs = ([100], 1) if options.quick else (options.nodes, options.runs)
            results = run(sizes, options.peers, runs, say, with_previews=not options.quick)
            print(table(results))
            if options.json:
                results.save(options.json)
        case "plot":
            options.picture.write_text(plot(Results.load(options.results)), "utf-8")
    return DONE


def say(what: str) -> None:
    """Tell what is going on; not on standard output, which is for the results."""
    print(what, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure this program beside others.")
    commands = parser.add_subparsers(dest="command", required=True)

    generate = commands.add_parser("generate", help="write a plan of N nodes as a content folder")
    generate.add_argument("--nodes", type=int, required=True, metavar="N", help="how many nodes, at least 30")
    generate.add_argument("folder", type=Path, metavar="DIR", help="an empty or a new folder")

    commands.add_parser("install", help="install the peers into benchmarks/.peers/")

    measure = commands.add_parser("run", help="measure, and print a table")
    measure.add_argument("--nodes", type=_numbers, default=[100, 1_000], metavar="N,N", help="sizes of plan")
    measure.add_argument("--peers", type=_peers, default=list(PEERS), metavar="NAME,NAME", help=", ".join(PEERS))
    measure.add_argument("--runs", type=int, default=3, metavar="N", help="how often each is measured (3)")
    measure.add_argument("--quick", action="store_true", help="100 nodes, once, without the previews")
    measure.add_argument("--json", type=Path, metavar="FILE", help="write the results into this file too")

    draw = commands.add_parser("plot", help="draw the results of a run")
    draw.add_argument("results", type=Path, metavar="RESULTS.json")
    draw.add_argument("picture", type=Path, metavar="FILE.svg")
    return parser


def _numbers(value: str) -> list[int]:
    return [int(number) for number in value.split(",")]


def _peers(value: str) -> list[str]:
    names = [name for name in value.split(",") if name]
    for name in names:
        if name not in PEERS:
            raise argparse.ArgumentTypeError(f"{name}: choose from {', '.join(PEERS)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
