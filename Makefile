# Cầu Nối: everything anyone needs to run, test and measure it.
.PHONY: setup run test check format bench clean

BIN := .venv/bin

setup: ## Python environment, fonts and OCR data; quick when nothing changed
	@scripts/setup

run: setup ## serve on 127.0.0.1:8000 with demonstration data
	@$(BIN)/caunoi serve --demo

test: setup ## every test
	@$(BIN)/pytest $(ARGS)

check: setup ## format, lint, types, import contracts, house tests, migrations, deployment check
	@scripts/check

format: setup
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: setup ## each figure beside its rival, as a table
	@$(BIN)/python -m bench

clean:
	rm -rf .venv node_modules static-built .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
