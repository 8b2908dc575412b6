# Dateline. Needs Python 3.11 or newer and a package index; everything lands inside this folder.
.POSIX:
.SILENT:

# Settings; each can be given on the command line, as in `make bench-quality DATA=~/gold`.
PYTHON =
DATA = ../shared/data
WORKERS = 2
PYTEST_FLAGS =
UPGRADE =
TORCH = torch==2.13.0
TRAIN_FLAGS = --epochs 6
TRAINED = .data/reader

BIN = .venv/bin
PIP = $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --cache-dir .cache/pip
RUN = $(BIN)/python tools/quiet.py
TRAIN_PIP = .venv-train/bin/python -m pip --quiet --quiet --disable-pip-version-check \
	--cache-dir .cache/pip install
TRAIN = PYTHONPATH=src .venv-train/bin/python -m training.reader

help:
	echo 'make demo           run the whole thing on the invented story'
	echo 'make test           every check, then the whole suite'
	echo 'make check          format, lint, types, import contracts, docs and locks current'
	echo 'make format         put the sources in the one format'
	echo 'make coverage       the suite with coverage: 95 % of all, 100 % of model/ and text/'
	echo 'make bench          reports per second per stage, peak memory, and the reader alone'
	echo 'make bench-quality  quality per stage against gold data (DATA=folder)'
	echo 'make train          train the reader on gold data (DATA=folder); hours, goes on if cut off'
	echo 'make reference      write docs/reference/ anew'
	echo 'make golden         write the expected brief of the invented story anew, for review'
	echo 'make wheel          build dist/dateline-*.whl'
	echo 'make lock           renew requirements/ (UPGRADE=--upgrade for the newest)'
	echo 'make clean          remove what make made, the virtual environment included'

demo: .venv
	mkdir -p out
	$(BIN)/dateline demo --html out/harbour-fire.html

test: check
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(PYTEST_FLAGS)

check: .venv
	$(RUN) 'format' $(BIN)/ruff format --check .
	$(RUN) 'lint' $(BIN)/ruff check .
	$(RUN) 'types' $(BIN)/mypy
	$(RUN) 'import contracts' $(BIN)/lint-imports --no-logo
	$(RUN) 'reference pages' $(BIN)/python tools/make_reference.py --check
	$(RUN) 'locks' $(BIN)/python tools/lock.py --check

format: .venv
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

coverage: .venv
	rm -f .coverage .coverage.*
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --cov --cov-report= $(PYTEST_FLAGS)
	$(BIN)/coverage report --fail-under=95
	echo 'model/ and text/:'
	$(BIN)/coverage report --fail-under=100 --include='src/dateline/model/*,src/dateline/text/*'

bench: .venv
	$(BIN)/python -m bench.speed

bench-quality: .venv
	$(BIN)/python -m bench.quality --data '$(DATA)'

# Each step takes up what is there: after an interruption the same command goes on.
train: .venv-train/ready
	$(TRAIN).unpack --data '$(DATA)' --into .data
	$(TRAIN).train --data .data --out '$(TRAINED)' $(TRAIN_FLAGS)
	$(TRAIN).export --checkpoint '$(TRAINED)'
	$(TRAIN).check --data .data --float '$(TRAINED)/float'

golden: .venv
	$(BIN)/python tools/golden.py

reference: .venv
	$(BIN)/python tools/make_reference.py

wheel: .venv
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

lock: .venv
	PATH="$$PWD/$(BIN):$$PATH" UV_CACHE_DIR=.cache/uv $(BIN)/python tools/lock.py $(UPGRADE)

clean:
	rm -rf .venv .venv-train .cache build dist out htmlcov .coverage .coverage.*
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests tools bench training examples -name __pycache__ -type d -prune -exec rm -rf {} + \
		2>/dev/null || true

.venv: .venv/ready

# The pinned releases first, then this checkout in place; either again when its list has changed.
.venv/ready: .venv/locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/locked: requirements/dev.txt
	if [ ! -x $(BIN)/python ] || ! $(BIN)/python -c \
		'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		found=; \
		for name in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
			if "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
				>/dev/null 2>&1; then found=$$name; break; fi; \
		done; \
		if [ -z "$$found" ]; then \
			echo 'Dateline needs Python 3.11 or newer, with its venv module, on PATH.' >&2; \
			echo 'Name one with: make PYTHON=/path/to/python3.11' >&2; \
			exit 1; \
		fi; \
		echo "Setting up .venv with $$found, once; this takes about a minute." >&2; \
		"$$found" -m venv --clear .venv; \
	fi
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	touch $@

# Torch by its version alone: its files differ by system, index and processor, so no hash fits all.
.venv-train/ready: requirements/train.txt requirements/train-base.txt | .venv
	$(BIN)/python -m venv --clear .venv-train
	$(TRAIN_PIP) --require-hashes --no-deps --requirement requirements/train.txt
	$(TRAIN_PIP) --require-hashes --no-deps --requirement requirements/train-base.txt
	$(TRAIN_PIP) $(TORCH)
	touch $@

.PHONY: help demo test check format coverage bench bench-quality train golden reference wheel lock clean .venv
