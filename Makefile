# Few words. Needs only Python 3.11 or later and make; everything else is installed in .venv.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet install --constraint constraints.txt
SNEL := not (browser or prefect or postgres or wiel or traag or oidc)

.PHONY: hulp demo test kern check bench lang fouten diagram regels bewijs schermen audit schoon
.DEFAULT_GOAL := hulp

hulp: ## these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/klaar-demo ## a municipality of made-up people, running, in the folder ./demo; Ctrl-C stops it
	@$(PY) -m inburgering demo

test: $(VENV)/klaar-test ## the quick tests
	@$(PY) -m pytest -q -m "$(SNEL)" --numprocesses auto --maxprocesses 2 --dist loadfile --no-loadscope-reorder

kern: $(VENV)/klaar-test ## only the law, the routes and the machines, with fewer made-up cases: some seconds
	@INB_HYPOTHESIS=kort $(PY) -m pytest -q -m "$(SNEL)" -p no:schemathesis -n auto --maxprocesses 2 $(wildcard tests/wet tests/routes tests/statemachine)

check: $(VENV)/klaar-test ## all that must hold before a change lands: style, types, layers, every test
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) tools/typecheck.py
	@$(PY) tools/typecheck.py --import-linter
	@INB_ALLES_VERPLICHT=1 $(PY) -m pytest -q --numprocesses 2 --dist loadfile --no-loadscope-reorder --durations=10

bench: $(VENV)/klaar-bench ## the measurements, side by side with the alternatives
	@$(PY) tools/bench.py

lang: $(VENV)/klaar-test ## the property tests with many more examples, the whole proof, 10,000 hostile requests, 500 handoffs, all of axe at three widths
	@INB_BEWIJS=zoek $(PY) -m pytest -q tests/huis/test_bewijs.py
	@INB_HYPOTHESIS=lang $(PY) -m pytest -q -m hypothesis
	@INB_VERZOEKEN=10000 $(PY) -m pytest -q -s tests/veilig
	@INB_OVERDRACHTEN=500 $(PY) -m pytest -q -s tests/flows/test_twee_werkers.py
	@INB_DAGEN=365 $(PY) -m pytest -q tests/flows/test_geheugen.py
	@INB_AXE=overal $(PY) -m pytest -q -s tests/browser tests/web/test_bord_browser.py tests/web/test_overzicht_browser.py

fouten: $(VENV)/klaar-test ## everything falls over at random, for some quarters of an hour; INB_FOUTEN_ZAAD=n for another run
	@INB_FOUTEN=$${INB_FOUTEN:-40} INB_BEURTEN=4 $(PY) -m pytest -q -s tests/fouten

diagram: $(VENV)/klaar-demo ## draw every machine anew in docs/
	@$(PY) tools/diagram.py

regels: $(VENV)/klaar-demo ## write the page of the rules, docs/regels.md, anew
	@$(PY) tools/regels.py

bewijs: $(VENV)/klaar-demo ## prove anew that nobody falls between two stools, and write docs/bewijs.md: two minutes
	@$(PY) tools/bewijs.py

schermen: $(VENV)/klaar-test ## photograph the main pages of each role anew, in docs/schermen
	@$(PY) tools/schermen.py

audit: $(VENV)/klaar-test ## the packages against the known leaks; asks the internet
	@$(PY) -m pip_audit --requirement constraints.txt --no-deps --disable-pip

schoon: ## remove what was built; the demo map and its data stay
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp per set of packages: a second call is quick, a changed pin installs again.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/klaar-demo: pyproject.toml constraints.txt | $(PY)
	@echo "Installing in $(VENV); the first time takes about a minute."
	@$(PIP) --upgrade pip
	@$(PIP) --build-constraint constraints.txt --editable .
	@touch $@

$(VENV)/klaar-test: $(VENV)/klaar-demo
	@$(PIP) --group test
	@touch $@

$(VENV)/klaar-bench: $(VENV)/klaar-test
	@$(PIP) --group bench
	@touch $@
