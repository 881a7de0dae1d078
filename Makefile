# Every task of the project. `make` alone lists them. The first one that needs it fills .venv.
.DEFAULT_GOAL := help
.PHONY: help serve check build confirm pdf test search-eval search-report prune a11y offline html lighthouse headers links fresh laws registers stale pages schema bench portable lint scripts mutate fuzz lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
TESTED := $(VENV)/tested
NODE_MODULES := node_modules/.package-lock.json
PORTABLE := .cache/portable
RESOLVE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet --upgrade
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes

help: ## Show the tasks
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /  \1\t/' | expand -t 16

serve: $(INSTALLED) ## Show the site at http://127.0.0.1:8000 and follow every change
	$(BIN)/python -m guide serve

check: $(INSTALLED) ## Check data, pages and menu
	$(BIN)/python -m guide check

build: $(INSTALLED) ## Check, build and publish to site/
	$(BIN)/python -m guide build

pdf: $(INSTALLED) ## Make pdf/veileder-exit-arbeid.pdf (KOMMUNE=4204 or ALL=1 for editions; SHORT=1, ROLE=nav, CARDS=1, AID=1)
	$(BIN)/python -m guide pdf $(if $(KOMMUNE),--municipality "$(KOMMUNE)") $(if $(ALL),--all) \
		$(if $(ROLE),--role "$(ROLE)") $(if $(SHORT),--short) $(if $(CARDS),--cards) $(if $(AID),--aid)

test: $(TESTED) $(NODE_MODULES) ## Run the default tests: no network, no calendar
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 15

html: build $(TESTED) $(NODE_MODULES) ## Check that the built HTML is valid
	$(BIN)/node node_modules/html-validate/bin/html-validate.mjs --config .htmlvalidate.mjs site

lighthouse: build $(TESTED) $(NODE_MODULES) ## Measure four pages with Lighthouse, five times each
	$(BIN)/python -m tools.lighthouse

offline: build ## Pack the built site for a folder or a memory stick
	$(BIN)/python -m guide offline

a11y: build $(TESTED) $(NODE_MODULES) ## Look at every page in a real browser: light, dark, wide, narrow
	$(BIN)/python -m tools.a11y

headers: $(INSTALLED) ## Write deploy/nginx.conf anew after a change in guide/site/headers.py
	$(BIN)/python -m guide headers

search-eval: build $(TESTED) ## Measure how well the search finds, in a real browser
	$(BIN)/python -m tools.search_eval

search-report: build $(TESTED) ## List what our own queries do not find, and the records that none of them leads to
	$(BIN)/python -m tools.search_report

prune: build $(TESTED) ## List how many phrases the search does without (WRITE=1 takes them out, MEASURE=1 compares)
	$(BIN)/python -m tools.prune_phrases $(if $(WRITE),write) $(if $(MEASURE),measure)

lint: $(TESTED) $(NODE_MODULES) ## Check the style and the types of the code
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	$(BIN)/node node_modules/@biomejs/biome/bin/biome lint --error-on-warnings

scripts: $(TESTED) $(NODE_MODULES) ## Make the scripts that browsers load of the modules in scripts/
	$(BIN)/node tools/bundle.mjs

mutate: $(TESTED) $(NODE_MODULES) ## Put mistakes into the search, and count those that no test sees (COUNT=40 SEED=1)
	$(BIN)/node tools/mutate_search.mjs --count $(or $(COUNT),40) --seed $(or $(SEED),1)

fuzz: build $(TESTED) $(NODE_MODULES) ## Throw broken texts at the readers for a while each (MINUTES=10)
	$(BIN)/python -m tools.fuzz $(or $(MINUTES),10)

links: build ## Ask every external link whether it answers (needs network)
	$(BIN)/python -m guide links

fresh: $(INSTALLED) ## See whether the published site is from the last three days (needs network, SITE_URL)
	$(BIN)/python -m guide fresh

laws: $(INSTALLED) ## Hold the law register up against Lovdata (network, or SOURCE=path; WRITE=1 writes)
	$(BIN)/python -m guide laws $(if $(SOURCE),--source "$(SOURCE)") $(if $(WRITE),--write)

registers: $(INSTALLED) ## Hold the municipalities up against Brønnøysund and SSB (network, or SOURCE=folder; WRITE=1 writes, ALLOW=field)
	$(BIN)/python -m guide registers $(if $(SOURCE),--source "$(SOURCE)") $(if $(DATED),--dated "$(DATED)") $(if $(WRITE),--write) $(if $(ALLOW),--allow "$(ALLOW)")

confirm: $(INSTALLED) ## Say which owners have confirmed what; LETTERS=1 makes letters to them (OWNER=nav, DRAFT=1)
	$(BIN)/python -m guide confirm $(if $(LETTERS),letters $(if $(OWNER),--owner "$(OWNER)") $(if $(DRAFT),--draft),status)

stale: $(INSTALLED) ## List the records by age, those nobody has confirmed first
	$(BIN)/python -m guide stale

pages: $(INSTALLED) ## Write the pages that records lack, with a place in the menu
	$(BIN)/python -m guide pages

schema: $(INSTALLED) ## Write the JSON Schemas that editors' tools read
	$(BIN)/python -m guide schema

bench: $(TESTED) $(NODE_MODULES) ## Measure speed as ratios in one run
	$(BIN)/python -m tools.bench

portable: $(INSTALLED) $(PORTABLE)/installed ## Build under ProperDocs and Zensical too, and compare
	$(BIN)/python -m guide portable --python $(PORTABLE)/bin/python

lock: ## Resolve the dependencies anew for Linux, macOS and Windows (needs uv, npm and network)
	$(RESOLVE) -o requirements.lock
	$(RESOLVE) --group dev -c requirements.lock -o requirements-dev.lock
	$(RESOLVE) --group portable -o requirements-portable.lock
	npm install --package-lock-only --omit-lockfile-registry-resolved

clean: ## Remove everything that can be made again
	rm -rf $(VENV) .cache node_modules pdf site .site.* .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(INSTALL) -r $<
	touch $@

$(TESTED): requirements-dev.lock $(INSTALLED)
	$(BIN)/python $(INSTALL) -r $<
	touch $@

$(NODE_MODULES): package-lock.json $(TESTED)
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --ignore-scripts
	touch $@

$(PORTABLE)/installed: requirements-portable.lock
	$(PYTHON) -m venv $(PORTABLE)
	$(PORTABLE)/bin/python $(INSTALL) -r $<
	touch $@
