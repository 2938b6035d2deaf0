"""The workload passes the program's own checks, and a small run of the measurement works with or without peers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.compare import share_in_common, visible_words
from benchmarks.content import write_content
from benchmarks.measure import Cost, FailedCommandError, cost_of
from benchmarks.peers.base import Edit
from benchmarks.results import Results, SizeResult
from benchmarks.table import table
from benchmarks.workload import plan_of
from generator.cli import main as command


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_workload_is_sound_and_always_the_same(tmp_path: Path) -> None:
    assert main(["generate", "--nodes", "100", str(tmp_path / "one")]) == 0
    write_content(plan_of(100), tmp_path / "two")
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert command(["check", "--strict", "--quiet", "--content", str(tmp_path / "one")]) == 0


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    assert main(["generate", "--nodes", "100", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "note.txt"]


@pytest.mark.parametrize("nodes", [30, 100, 345, 1000, 3000])
def test_a_plan_has_the_nodes_asked_for(nodes: int) -> None:
    plan = plan_of(nodes)
    everything = list(plan.nodes())
    assert len(everything) == nodes
    assert len(plan.pages()) == nodes - nodes // 3
    assert len({node.id for node in everything}) == nodes
    assert sum("| --- |" in node.text.en for node in everything) == nodes // 4
    assert 380 <= sum(len(node.text.ja) for node in everything) / nodes <= 460
    assert 140 <= sum(len(node.text.en.split()) for node in everything) / nodes <= 200


def test_a_quick_run_measures_this_program_without_peers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, picture = tmp_path / "results.json", tmp_path / "results.svg"
    assert main(["run", "--quick", "--peers", "", "--json", str(file)]) == 0
    assert "cold build" in capsys.readouterr().out
    assert main(["plot", str(file), str(picture)]) == 0
    loaded = Results.load(file)
    costs = loaded.sizes[0].builds["ours"]
    assert set(costs) == {"cold", "nothing", "text", "title", "template"}
    assert all(cost.cpu > 0.01 and cost.peak > 1_000_000 for runs in costs.values() for cost in runs)
    assert json.loads(file.read_text("utf-8"))["sizes"][0]["nodes"] == 100
    assert picture.read_text("utf-8").startswith("<svg ")


def test_the_processes_below_a_command_count_too() -> None:
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10**7))'])"
    alone = cost_of([sys.executable, "-c", "pass"])
    assert cost_of([sys.executable, "-c", work]).cpu > alone.cpu + 0.03


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(FailedCommandError, match="went wrong"):
        cost_of([sys.executable, "-c", "import sys; sys.exit('went wrong')"])


def test_each_edit_replaces_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text("One. Two.", "utf-8")
    edit = Edit(file, "One.")
    edit.make(" First.")
    edit.make(" Second.")
    assert file.read_text("utf-8") == "One. Second. Two."
    with pytest.raises(ValueError, match="lacks"):
        Edit(file, "Three.").make("")


def test_words_are_those_that_a_reader_sees() -> None:
    html = "<head><title>no</title></head><body><h1>計<wbr>画 A</h1><script>no</script><p>b c</p></body>"
    assert visible_words(html) == ["計", "画", "A", "b", "c"]
    assert share_in_common(["a", "b", "c"], ["a", "b", "c"]) == 1
    assert share_in_common(["a", "b", "c"], ["c", "b", "a"]) == 0


def test_the_command_explains_itself() -> None:
    said = subprocess.run([sys.executable, "-m", "benchmarks", "--help"], capture_output=True, text=True, check=True)
    assert "generate" in said.stdout


def test_the_table_judges_by_the_goals() -> None:
    def built(seconds: float) -> dict[str, list[Cost]]:
        return {"cold": [Cost(seconds, seconds, 50_000_000)]}

    size = SizeResult(1_000, {"ours": built(0.5), "hugo": built(1.0)}, {"ours": [0.2], "hugo": [1.0]})
    results = Results(1, {}, {"processor": "any", "cores": 2, "in_memory": True}, sizes=[size])
    told = {line[2:24].strip(): line.split()[-1] for line in table(results).splitlines() if " ours " in line}
    assert told == {"cold build": "met", "save to served page": "MET", "peak memory": "MET"}
