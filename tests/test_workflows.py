"""The workflows on GitHub: of the right shape, and careful about what they publish and install."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = Path(__file__).parent.parent / ".github/workflows"
ALL = sorted(WORKFLOWS.glob("*.yml"))

Tree = dict[str, Any]


def load(name: str) -> Tree:
    """A workflow with every plain value as text: to YAML 1.1 the key `on` would be a boolean."""
    workflow: Tree = yaml.load((WORKFLOWS / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return workflow


def steps(workflow: Tree) -> Iterator[Tree]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def using(workflow: Tree, action: str) -> Tree:
    """The one step that uses an action."""
    (step,) = (step for step in steps(workflow) if step.get("uses", "").startswith(f"actions/{action}@"))
    return step


@pytest.fixture
def pages() -> Tree:
    return load("pages.yml")


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", ALL), ("vendor.dependabot", [WORKFLOWS.parent / "dependabot.yml"])],
)
def test_files_have_the_shape_that_github_asks_for(schema: str, files: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", [path.name for path in ALL])
class TestEveryWorkflow:
    def test_may_only_read_unless_a_job_says_more(self, name: str) -> None:
        assert load(name)["permissions"] == {"contents": "read"}

    def test_ends_by_itself(self, name: str) -> None:
        assert all("timeout-minutes" in job for job in load(name)["jobs"].values())

    def test_uses_only_github_s_own_actions(self, name: str) -> None:
        assert all(step["uses"].startswith("actions/") for step in steps(load(name)) if "uses" in step)

    def test_gives_the_token_to_no_later_step(self, name: str) -> None:
        for step in steps(load(name)):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"

    def test_fetches_the_whole_history_for_the_pages_dates(self, name: str) -> None:
        for step in steps(load(name)):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["fetch-depth"] == "0"

    def test_installs_nothing_without_its_hash(self, name: str) -> None:
        for step in steps(load(name)):
            for line in step.get("run", "").splitlines():
                if "install" in line:
                    assert re.search(r'"? -m pip install --require-hashes -r requirements(-dev)?\.lock$', line), line

    def test_puts_no_expression_into_a_shell_command(self, name: str) -> None:
        assert not [step["run"] for step in steps(load(name)) if "${{" in step.get("run", "")]

    def test_is_not_started_with_rights_by_a_stranger_s_pull_request(self, name: str) -> None:
        assert set(load(name)["on"]) == {"push", "pull_request", "workflow_dispatch"}


class TestPages:
    def test_publishes_main_only(self, pages: Tree) -> None:
        assert pages["on"]["push"] == {"branches": ["main"]}
        assert pages["jobs"]["deploy"]["if"] == (
            "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
        )

    @pytest.mark.parametrize("action", ["configure-pages", "upload-pages-artifact"])
    def test_a_pull_request_needs_no_pages_and_leaves_nothing_to_publish(self, pages: Tree, action: str) -> None:
        assert using(pages, action)["if"] == "github.event_name != 'pull_request'"

    def test_only_the_deploy_job_deploys_and_may(self, pages: Tree) -> None:
        deploy = pages["jobs"]["deploy"]
        assert using(pages, "deploy-pages") in deploy["steps"]
        assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
        assert deploy["environment"]["name"] == "github-pages"
        assert deploy["needs"] == "build"
        assert pages["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}

    def test_publications_wait_for_each_other_and_not_for_pull_requests(self, pages: Tree) -> None:
        assert pages["concurrency"] == {
            "group": "${{ github.event_name == 'pull_request' && github.ref || 'pages' }}",
            "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
        }

    def test_the_site_is_built_for_where_it_will_stand(self, pages: Tree) -> None:
        configure = using(pages, "configure-pages")
        (build,) = (step for step in steps(pages) if "--base-url" in step.get("run", ""))
        assert build["run"] == 'python build.py build --base-url "$BASE_URL" --repository "$REPOSITORY"'
        assert build["env"]["BASE_URL"] == f"${{{{ steps.{configure['id']}.outputs.base_url }}}}"
        assert build["if"] == configure["if"]

    def test_what_is_built_is_what_is_published(self, pages: Tree) -> None:
        assert using(pages, "upload-pages-artifact")["with"] == {"path": "output"}

    def test_problems_are_shown_where_they_are_on_every_event(self, pages: Tree) -> None:
        (check,) = (step for step in steps(pages) if step.get("run") == "python build.py check --format github")
        assert "if" not in check
