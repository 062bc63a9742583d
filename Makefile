# What can be done here; `make help` lists it. Everything runs from .venv, which `make setup` makes out of python3
# (or another one, 3.11 or newer: make setup PYTHON=python3.12).

# How many tests run side by side.
WORKERS ?= 2
# One more than cores for the fast ones, some of which wait.
FAST_WORKERS ?= 3
# How many times `make crash` kills the service, on each database.
ROUNDS ?= 50
# More words for pytest: make test ARGS="-k reminder".
ARGS ?=
# Debian packages that tests use: real servers to talk to (PostgreSQL is found or added by the script), and pdftotext.
SERVERS := dovecot-imapd dovecot-lmtpd postfix poppler-utils
# Modules of benchmarks/ that are a part of another one; all others are measured by `make bench`.
BENCHMARK_PARTS := aiogram_bot __init__ plain_bot mail_mix mail_reading_pairs
BENCHMARKS := $(filter-out $(BENCHMARK_PARTS),$(basename $(notdir $(sort $(wildcard benchmarks/*.py)))))
# How long `make fuzz` reads.
MINUTES ?= 10
# What `make browser` looks with.
AXE := 4.14.1
# One of them: make bench ONLY=chat_turns.
ONLY ?= $(BENCHMARKS)

# Compiled modules are kept whatever the surroundings say: compiling each test anew costs seconds a process.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup run test crash servers check format format-check lint types imports fast browser bench fuzz lock clean

help: ## What can be done here
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r target what; do printf '  make %-14s %s\n' "$$target" "$$what"; done

setup: ## Make .venv and .venv/bin/intake; done at once when nothing changed
	@.ci/setup

run: setup ## Show the whole way on this machine, then stay up to be tried (DEMO_EXIT=1 leaves at the end)
	@.venv/bin/intake demo

test: setup servers ## Every test, with real mail servers and PostgreSQL
	@.venv/bin/pytest -n $(WORKERS) $(ARGS)

crash: setup ## kill -9 while people write at every door, on SQLite and PostgreSQL (make crash ROUNDS=200)
	@CRASH_ROUNDS=$(ROUNDS) .venv/bin/pytest -q -s -x tests/whole/test_crash.py tests/bot/test_kill.py -k "whatever or killed_while" $(ARGS)

servers: ## Install what tests talk to (as root; otherwise say what is left out)
	@tests/servers/install $(SERVERS)

check: format-check lint types imports fast ## The gates and the fast tests, under a minute

format: setup ## Put the code in shape
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format .

format-check: setup
	@.venv/bin/ruff format --check --quiet .

lint: setup
	@.venv/bin/ruff check --quiet .

types: setup
	@.venv/bin/mypy

imports: setup
	@.venv/bin/lint-imports

# In memory where there is room for it: what survives a power cut is for `make test` to show, on the disk.
fast: export PYTEST_DEBUG_TEMPROOT ?= $(shell [ -w /dev/shm ] && echo /dev/shm || echo $${TMPDIR:-/tmp})
fast: setup
	@.venv/bin/pytest -n $(FAST_WORKERS) --dist worksteal -m "not whole" -q $(ARGS)

browser: setup ## Look at a published site in Chromium: axe (WCAG 2.2 AA), and its check of receipts; needs npm and chromium
	@[ -e .cache/axe/node_modules/axe-core ] || npm install --silent --no-fund --no-audit --prefix .cache/axe axe-core@$(AXE)
	@.venv/bin/pytest -q tests/publication/in_browser.py $(ARGS)

bench: setup ## Measure: a table each (one of them: make bench ONLY=chat_turns)
	@.ci/bench $(ONLY)

fuzz: setup ## Read mails changed at random for ten minutes (or others: make fuzz MINUTES=1)
	@.venv/bin/python -m tests.mail_reading.fuzz --minutes $(MINUTES)

lock: setup ## Write requirements.lock anew from pyproject.toml
	@.tools/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --quiet \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements.lock

clean: ## Take away what was made here, stored contributions in var/ apart
	rm -rf .venv .tools .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis demo build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
