# Every task of the project. `make` alone lists them. The first one that needs it fills .venv.
.DEFAULT_GOAL := help
.PHONY: help serve check build test links laws stale schema bench portable lint lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
PORTABLE := .cache/portable

help: ## Show the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/' | expand -t 14

serve: $(INSTALLED) ## Show the site at http://127.0.0.1:8000 and follow every change
	$(BIN)/python -m guide serve

check: $(INSTALLED) ## Check data, pages and menu
	$(BIN)/python -m guide check

build: $(INSTALLED) ## Check, build and publish to site/
	$(BIN)/python -m guide build

test: $(INSTALLED) ## Run the default tests: no network, no calendar
	$(BIN)/python -m pytest

lint: $(INSTALLED) ## Check the style and the types of the code
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

links: build ## Ask every external link whether it answers (needs network)
	$(BIN)/python -m guide links

laws: $(INSTALLED) ## Hold the law register up against Lovdata (network, or SOURCE=path; WRITE=1 writes)
	$(BIN)/python -m guide laws $(if $(SOURCE),--source "$(SOURCE)") $(if $(WRITE),--write)

stale: $(INSTALLED) ## List the records by age, those nobody has confirmed first
	$(BIN)/python -m guide stale

schema: $(INSTALLED) ## Write the JSON Schemas that editors' tools read
	$(BIN)/python -m guide schema

bench: $(INSTALLED) ## Measure speed as ratios in one run
	$(BIN)/python -m tests.bench

portable: $(INSTALLED) $(PORTABLE)/installed ## Build under ProperDocs and Zensical too, and compare
	$(BIN)/python -m guide portable --python $(PORTABLE)/bin/python

lock: ## Resolve the dependencies anew for Linux, macOS and Windows (needs uv and network)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --upgrade -o requirements.lock
	uv pip compile pyproject.toml --group portable --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --upgrade -o requirements-portable.lock

clean: ## Remove everything that can be made again
	rm -rf $(VENV) .cache site site.new site.old .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(PORTABLE)/installed: requirements-portable.lock
	$(PYTHON) -m venv $(PORTABLE)
	$(PORTABLE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@
