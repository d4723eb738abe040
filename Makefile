# Every target sets up its own .venv when needed and is quick the second time.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Two more than the processors of the smallest machine: many tests wait. The order is that of tests/conftest.py.
WORKERS ?= 4
PYTEST = $(BIN)/pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder
# What is compiled is kept: each process that a test starts would else compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test style check wheel compile bench soak clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# Once the reader of figures was compiled, it is again when a source is newer; `make test` goes back to the sources.
run: $(or $(wildcard .venv/compiled.stamp),.venv/run.stamp) ## Run the monitor (ONCE=1: one full pass, then end)
	$(BIN)/monitor run $(if $(ONCE),--once)

test: .venv/dev.stamp ## Run the tests
	$(PYTEST) $(MARKS)

style: .venv/dev.stamp ## Format, lint, types and import contracts, without the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The tests are those of `make test`, which hold migrations, gold floors and docs, and those for which a wheel is compiled.
check: MARKS = -m ""
check: style test ## All that CI checks: format, lint, types, contracts, tests, migrations, gold floors, docs

wheel: dist/compiled.stamp ## Build a wheel whose reader of figures is compiled, in dist/ (needs a C compiler; takes minutes)

compile: .venv/compiled.stamp ## Install that wheel: `make run` then reads figures 1.4 to 1.5 times as fast

bench: .venv/dev.stamp ## Run the benchmarks in their short form (FULL=1: all)
	$(if $(shell command -v cc),$(MAKE) compile,@echo "no C compiler: figures are read by the plain sources" >&2)
	for file in $(filter-out benchmarks/fleet.py,$(wildcard benchmarks/*.py)) benchmarks/fleet.py; do \
		$(BIN)/python $$file $(if $(FULL),--full) || exit 1; done
	$(BIN)/python benchmarks/report/page.py

soak: .venv/dev.stamp ## The long forms: a simulated quarter, and KILLS (200) kills at random moments on either database
	$(BIN)/python -m tests.monitor.health.simulation
	KILLS=$(or $(KILLS),200) $(BIN)/pytest -q --timeout=14400 -o "python_functions=soak_*" tests/monitor/scheduler/test_killing.py
	$(BIN)/python -m tests.faults.reliability

clean: ## Remove the environment and all caches (not the data in var/)
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

SOURCES := pyproject.toml README.md LICENSE $(shell find monitor spiders storage -type f -not -name '*.pyc')

# Compiled in a copy, because the compiler leaves its files beside the sources, where they would be imported ever after. Python's own
# -Wall would have the C compiler look for faults in 60 MB of generated code, for three times as long as it compiles.
dist/compiled.stamp: $(SOURCES) | .venv/bin/python
	rm -rf build/wheel dist/*.whl .venv/compiled.stamp
	mkdir -p build/wheel dist
	cp -r pyproject.toml README.md LICENSE monitor spiders storage build/wheel
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[wheel]'
	CFLAGS="$(CFLAGS) -Wno-all" HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m build --no-isolation --wheel --outdir dist build/wheel >build/wheel.log
	touch $@

.venv/compiled.stamp: dist/compiled.stamp
	$(BIN)/pip uninstall --quiet --disable-pip-version-check --yes ruyuan-monitor
	$(BIN)/pip install --quiet --disable-pip-version-check dist/*.whl
	rm -f .venv/run.stamp .venv/dev.stamp
	touch $@

.venv/run.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	rm -f .venv/compiled.stamp
	touch $@ .venv/run.stamp
