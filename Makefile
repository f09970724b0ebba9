# Everything installs what it needs; a machine with Python 3.11+, Node 20+ and git is enough.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
BIN := .venv/bin
STAMPS := .setup
# Two more than there are processors: tests in a browser mostly wait.
TESTERS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 2)")
WEB_VENDOR := integration/web/static/vendor
SANDBOX_VENDOR := integration/sandbox/static/vendor
GARDEN := node_modules/@zendeskgarden

.PHONY: help setup demo test lint format bench chaos hostile letters-check lock clean

help: ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMPS)/python $(STAMPS)/browser ## install what is needed, into .venv/ and node_modules/

demo: setup ## sandbox, product and worker on this machine, with tickets to try
	@$(BIN)/amends demo $(ARGS)

test: setup $(STAMPS)/chromium ## run all tests
	@$(BIN)/pytest --numprocesses=$(TESTERS) --dist=loadfile --no-loadscope-reorder $(ARGS)

lint: setup ## check style, types and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put the code in shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup ## measure, and print the figures of docs/performance.md
	$(BIN)/python benchmarks/suggest.py
	$(BIN)/python benchmarks/letters.py
	$(BIN)/python benchmarks/policy.py $(ARGS)
	$(BIN)/python benchmarks/webhook.py

chaos: setup ## let everything fail at once, and count what was lost or done twice
	@$(BIN)/python -m tests.chaos $(ARGS)

hostile: setup ## send ten thousand hostile requests, and count what broke
	@$(BIN)/python -m tests.hostile $(ARGS)

letters-check: setup ## write and review every kind of letter, and write the pages of docs/letters/
	@$(BIN)/python -m tests.letters_check --pages docs/letters $(ARGS)

lock: setup ## renew the locks after a change of dependencies
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade pyproject.toml --extra postgres --extra redis -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade pyproject.toml --all-extras --group dev -o requirements-dev.txt
	npm update --no-progress

clean: ## remove all that was installed or made
	rm -rf .venv node_modules $(STAMPS) $(WEB_VENDOR) $(SANDBOX_VENDOR) dist build var

$(STAMPS)/python: requirements-dev.txt pyproject.toml
	@mkdir -p $(STAMPS)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Python packages"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/browser: package-lock.json
	@mkdir -p $(STAMPS) $(WEB_VENDOR) $(SANDBOX_VENDOR)
	@echo "Installing browser parts"
	@npm ci --no-progress --loglevel=error
	@cp $(GARDEN)/css-bedrock/dist/index.css $(WEB_VENDOR)/bedrock.css
	@cp $(GARDEN)/css-variables/dist/index.css $(WEB_VENDOR)/variables.css
	@cp $(GARDEN)/css-buttons/dist/index.css $(WEB_VENDOR)/buttons.css
	@cp $(GARDEN)/css-forms/dist/index.css $(WEB_VENDOR)/forms.css
	@node_modules/.bin/esbuild --log-level=error --bundle --format=iife --global-name=ZAFClient --outfile=$(SANDBOX_VENDOR)/zaf_sdk.js node_modules/zendesk_app_framework_sdk/lib/index.js
	@touch $@

$(STAMPS)/chromium:
	@mkdir -p $(STAMPS)
	@$(BIN)/python tests/find_chromium.py
	@touch $@
