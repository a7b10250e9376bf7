# Mosty: `make run` starts it, `make test` tests it. Both install what they need.

SHELL := /bin/sh
# An empty environment has no PATH, and a user's has no room for sbin.
export PATH := $(if $(PATH),$(PATH):)/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL ?= C.UTF-8
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet
PORT ?= 8000
JOBS ?= 2
# Checks leave the data of `make run` alone.
SCRATCH := MOSTY_DATA=$(VENV)/var

.PHONY: help install run test walk check lock clean

help:
	@echo "make install   everything into $(VENV)"
	@echo "make run       the example institution on http://localhost:$(PORT)"
	@echo "make test      everything that CI runs"
	@echo "make walk      the long ways through a browser, for every room and width"
	@echo "make check     what of it takes seconds: style, layers, messages, migrations"
	@echo "make lock      the locked requirements anew (needs uv)"

install: $(VENV)/run.stamp

$(PY):
	@sh tools/make_venv.sh $(VENV)

$(VENV)/run.stamp: $(PY) requirements/run.txt pyproject.toml
	@echo "Installing Mosty into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@$(SCRATCH) $(VENV)/bin/mosty messages --compile
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt
	@echo "Installing what tests need …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

run: install
	@$(VENV)/bin/mosty serve --demo --port $(PORT)

check: $(VENV)/test.stamp
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/lint-imports
	$(SCRATCH) $(VENV)/bin/mosty messages --check
	$(SCRATCH) $(VENV)/bin/mosty makemigrations --check --dry-run

test: check
	@sh tools/chromium.sh $(VENV)
	MOSTY_CHROMIUM="$$(sh tools/chromium.sh $(VENV) --path)" $(VENV)/bin/pytest -n $(JOBS) -m "not walk"

walk: check
	@sh tools/chromium.sh $(VENV)
	MOSTY_CHROMIUM="$$(sh tools/chromium.sh $(VENV) --path)" $(VENV)/bin/pytest -n $(JOBS) -m walk

lock:
	uv pip compile pyproject.toml --extra build -o requirements/run.txt $(LOCKING)
	uv pip compile pyproject.toml --extra build --extra test -c requirements/run.txt -o requirements/test.txt $(LOCKING)

LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

clean:
	rm -rf $(VENV) build dist
