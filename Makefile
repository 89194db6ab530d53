# One command for each thing. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
RUN_READY := .venv/.run-ready
DEV_READY := .venv/.dev-ready
HOST ?= 127.0.0.1
PORT ?= 8501

.DEFAULT_GOAL := help
# How long `make soak` goes on: kills per door, seconds of fuzzing, readers of the rush.
KILLS ?= 200
FUZZ_SECONDS ?= 600
READERS ?= 300
WORKERS ?= 2
# `make check AUDIT=required`: fail where the advisory service cannot be asked, instead of saying so.
AUDIT ?= if-reachable

.PHONY: help run test check format docs bench soak fuzz screenshots clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: $(RUN_READY)  ## set up and open the dashboard (demo campaign until a real report is stored)
	$(BIN)/python -m campaign serve --host $(HOST) --port $(PORT)

test: $(DEV_READY)  ## set up and run all tests, browser tests included
	$(BIN)/python -m tests.browser.chromium
	@# A file stays together and in order; groups of xdist have no effect with pytest 9.2.
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(DEV_READY)  ## format, lint, types, SQL lint, known weaknesses of dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar queries
	$(BIN)/python -m tests.audit $(if $(filter if-reachable,$(AUDIT)),--if-reachable)

format: $(DEV_READY)  ## mend what the formatter and the linters can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(DEV_READY)  ## write docs/report-contract.md from the contract
	$(BIN)/python -m campaign.report.document

bench: $(DEV_READY)  ## measure marts and pages (prints the tables of docs/performance.md)
	$(BIN)/python -m benchmarks.bench_marts
	$(BIN)/python -m benchmarks.bench_pages

soak: $(DEV_READY)  ## 200 kills at both doors, a full disk (as root), the rush at 16:00 (about three quarters of an hour)
	$(BIN)/python -m tests.soak.kill --kills $(KILLS) --door pipe
	$(BIN)/python -m tests.soak.kill --kills $(KILLS) --door http
	$(BIN)/python -m pytest -q tests/store/test_full_disk.py
	$(BIN)/python -m tests.soak.rush --readers $(READERS) --workers $(WORKERS)

fuzz: $(DEV_READY)  ## coverage-guided fuzzing of the reader (Linux); what it finds lands in tests/fuzz/found
	$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)

screenshots: $(DEV_READY)  ## draw docs/screenshots anew from the demo campaign
	$(BIN)/python -m tests.browser.screenshots

clean:  ## remove the environment and caches; data/local is kept
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; \
	  else echo "This Python has no venv module (Debian: apt install python3-venv)"; exit 1; fi; }
	@# What a new environment comes with is as old as this Python, and nothing here needs setuptools.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip uninstall -qq --yes setuptools

$(RUN_READY): .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEV_READY): $(RUN_READY) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
