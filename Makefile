# Everything that the project's people and machines run. `make` alone lists it.
#
# What is installed lies in .venv/, pinned by the lock files; a stamp there remembers each lock, so that only the first
# run installs anything. All paths are relative: the folder may have any name, spaces and Japanese included.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help site check serve test lint format hooks lock clean

# What may be set from outside, for example: make site BUILD_OPTIONS='--base-url https://example.org/plan/'
PYTHON ?=
BUILD_OPTIONS ?=
LOCK_OPTIONS ?=
JOBS ?= auto

VENV := .venv
RUN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts/python.exe,bin/python)
PYTHONS := $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11 python)
PIP_INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement
PIN := $(RUN) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(LOCK_OPTIONS)

help: ## この一覧を表示する / Show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/requirements.installed ## サイトを output/ に作る / Build the site into output/
	$(RUN) build.py build $(BUILD_OPTIONS)

check: $(VENV)/requirements.installed ## 原稿を確かめる / Check the content
	$(RUN) build.py check

serve: $(VENV)/requirements.installed ## 編集しながらサイトを見る / Watch the site while editing
	$(RUN) build.py serve --open

test: lint ## すべての検査とテストを行う / Run every check and test
	$(RUN) -m tests.browser_setup
	$(RUN) -m pytest --numprocesses $(JOBS) --maxprocesses 8

lint: $(VENV)/requirements-dev.installed ## コードを検査する / Check the code
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

format: $(VENV)/requirements-dev.installed ## コードを整える / Format the code
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

hooks: $(VENV)/requirements-dev.installed ## コミット前の検査を入れる / Install the checks before a commit
	$(RUN) -m pre_commit install

# What is pinned stays pinned where pyproject.toml allows it; LOCK_OPTIONS=--upgrade takes the newest versions.
lock: $(VENV)/requirements-dev.installed ## 依存関係を固定し直す / Pin the dependencies anew
	$(PIN) --output-file requirements.lock
	$(PIN) --group dev --constraints requirements.lock --output-file requirements-dev.lock

clean: ## 作られたものを消す / Remove everything that was made
	rm -rf output $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/%.installed: %.lock $(RUN)
	$(PIP_INSTALL) $<
	@touch $@

# The first Python that is new enough and able makes the environment; a failure leaves nothing half-made behind.
$(RUN):
	@for python in $(PYTHONS); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "$$python -m venv $(VENV)"; \
		"$$python" -m venv --clear $(VENV) && exit 0; \
		rm -rf $(VENV); \
		unable=$$python; \
	done; \
	if [ -n "$$unable" ]; then \
		echo "$$unable では仮想環境を作れません。Debian や Ubuntu では次で直ります: sudo apt install python3-venv"; \
		echo "$$unable cannot make a virtual environment. On Debian or Ubuntu this mends it: sudo apt install python3-venv"; \
	else \
		echo "Python 3.11 以降が見つかりません。入れてから、もう一度実行してください（場所を示すには: make PYTHON=/path/to/python3 …）。"; \
		echo "Python 3.11 or later was not found. Install it and run this again (to say where: make PYTHON=/path/to/python3 …)."; \
	fi >&2; exit 1
