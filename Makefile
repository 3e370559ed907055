# Everything needs only Python 3.11 or newer, make and git.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo pictures looks test check run install uninstall wheels lock schema browser drill short corpus fuzz properties replay chaos mutants clean help boot

help: ## list what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ofsted-watch needs Python 3.11 or newer; $(PYTHON) is older. Say which: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock || { echo "The packages could not be fetched: this machine needs its package index once (behind a proxy: https_proxy=http://…:3128 make $(MAKECMDGOALS))."; exit 1; }
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## watch the whole program work, without network, config or secrets
	@$(BIN)/ofsted-watch demo

test: $(READY) ## run the tests
	@$(BIN)/python -m compileall -q watcher rules notifiers tests/support
	@$(BIN)/python -m pytest -q -n 6 --dist loadfile --no-loadscope-reorder

check: $(READY) ## format, lint, types, layers, lock
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache > .lint-imports.txt || { cat .lint-imports.txt; exit 1; }
	@$(BIN)/python tests/benchmarks/structure.py --check
	@$(BIN)/python -m pip check --quiet
	@echo "check: format, lint, types, layers and installed packages are in order"

run: $(READY) ## run the service with config.toml
	@$(BIN)/ofsted-watch run

install: ## install or upgrade it as a systemd service (as root)
	@PYTHON=$(PYTHON) WHEELS=$(WHEELS) deploy/install.sh install

uninstall: ## take the service away; settings and database stay (as root)
	@deploy/install.sh uninstall

wheels: $(READY) ## fill build/wheels, for a machine without the package index: make install WHEELS=build/wheels
	@mkdir -p build/wheels
	@sed -E '/^ *--hash/d; s/ *\\$$//' requirements.lock > build/constraints.txt
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip wheel --quiet --constraint build/constraints.txt --wheel-dir build/wheels .

browser: $(READY) ## get what the tests in a browser need: Chromium (as root, from Debian) and axe-core (from npm)
	@{ command -v chromium && command -v chromedriver; } > /dev/null || { apt-get update -qq && apt-get install -yqq chromium chromium-driver > /dev/null; }
	@command -v npm > /dev/null || apt-get install -yqq npm > /dev/null
	@test -f $(VENV)/axe/node_modules/axe-core/axe.min.js || npm install --silent --no-audit --no-fund --prefix $(VENV)/axe axe-core@4.11.0

drill: $(READY) ## kill it 1,000 times while alerts are sent, and around each commit of 40 alerts; a long random walk of the outbox; 1,000 alerts at a slow server
	@$(BIN)/python tests/benchmarks/crash_drill.py 1000
	@CRASHING_ALERTS=1000 $(BIN)/python -m pytest -q tests/service/test_crashing.py
	@OUTBOX_STEPS=10000 $(BIN)/python -m pytest -q -s tests/store/test_outbox_model.py
	@BACKLOG=1000 $(BIN)/python -m pytest -q tests/deliver/test_send.py -k backlog

pictures: $(READY) ## make the README's pictures anew (needs Chromium: make browser)
	@$(BIN)/python tests/support/make_pictures.py

looks: $(READY) ## pictures of every view at every width, dark, enlarged and printed, to look at: build/looks
	@$(BIN)/python tests/support/make_looks.py

short: $(READY) ## the benchmarks of many machines and teams, in short: nothing is lost or repeated (PostgreSQL)
	@OFSTED_WATCH_SHORT=yes $(BIN)/python -m pytest -q tests/service/test_benchmarks_in_short.py

corpus: $(READY) ## read all 604 real documents of ../shared, where it is there, and compare the alerts with their labels
	@$(BIN)/python -m pytest -q tests/reading/test_corpus.py --whole-corpus

fuzz: $(READY) ## 10,000 damaged documents through the reader
	@$(BIN)/python -m pytest -q tests/fuzz tests/reading/test_damage.py --fuzz-cases 10000

properties: $(READY) ## 1,000 examples of each property, where the tests draw 40
	@$(BIN)/python -m pytest -q -n 4 --dist loadfile -m hypothesis tests --examples 1000

replay: $(READY) ## a year of ordinary history, polled daily: nobody must be alarmed
	@OFSTED_WATCH_REPLAY_POLLS=365 $(BIN)/python -m pytest -q tests/decide/test_many_reports.py -k twelve_ordinary

chaos: $(READY) ## 2,000 polls of a world that changes at random between good and every oddity that others' users reported
	@CHAOS_CYCLES=2000 $(BIN)/python -m pytest -q -s tests/collect/test_chaos.py

mutants: $(READY) ## break rules, outbox, delivering and agreement on purpose, and list what no test notices (about an hour)
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet mutmut==3.8.1
	@$(BIN)/python tests/benchmarks/mutants.py

schema: $(READY) ## write the schema of config.toml anew, for editors
	@$(BIN)/ofsted-watch check --schema > docs/config.schema.json

lock: $(READY) ## pin the dependencies anew
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--group pyproject.toml:dev pyproject.toml -o requirements.lock

boot: ## upgrade and run the service in a Debian tree booted with systemd (as root): make boot TREE=/var/tmp/tree
	@tests/service/systemd_boot.sh $(TREE)

clean: ## take away what make made
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .lint-imports.txt
