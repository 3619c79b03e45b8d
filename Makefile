# run · test · bench · lint, each from nothing but Python 3.11 and its venv.
# 运行 · 测试 · 测速 · 检查：只需 Python 3.11（含 venv），其余自动装好。
#
#   make run                         the sample report in the browser          在浏览器中看样例报告
#   make run REPORT=报告.txt PORT=9000   your own report, another port             看自己的报告，换一个端口
#   make demo                        a made-up city with a year of tasks    试用：一座虚构城市的一年任务
#   make test                        lint and every test                       代码检查和全部测试
#   make bench                       speed and accuracy, against peers         速度与准确率，并与同类比较

PYTHON ?= python3
VENV   ?= .venv
HOST   ?= 127.0.0.1
PORT   ?= 8000
DATABASE ?= var/luoshi.sqlite3
DEMO   ?= var/demo.sqlite3
CORES  ?= 2

BIN     := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run demo test lint bench lexicon messages pictures constraints clean

help: ## this list 列出各项
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

# A stamp stands for an installation and is as old as what it was made from, so nothing is installed twice.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[dev,ocr]'
	@touch $@ $(VENV)/.run

run: $(VENV)/.run ## serve the sample, or REPORT=path 显示样例报告，或 REPORT=路径
	$(BIN)/luoshi serve $(if $(REPORT),'$(REPORT)',samples/*.txt) --host $(HOST) --port $(PORT) --database $(DATABASE)

demo: $(VENV)/.run ## a made-up city with a year of tasks 试用：一座虚构城市的一年
	@mkdir -p $(dir $(DEMO))
	@test -e $(DEMO) || (umask 077; $(BIN)/luoshi demo samples/wangchuan-2024.txt --database $(DEMO) > $(DEMO).txt || { rm -f $(DEMO) $(DEMO).txt; exit 1; })
	@cat $(DEMO).txt
	$(BIN)/luoshi serve --host $(HOST) --port $(PORT) --database $(DEMO)

lint: $(VENV)/.dev ## ruff, mypy, import rules 代码风格、类型、导入方向
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint ## lint, every test, and those of the web on PostgreSQL too 代码检查和全部测试（两种数据库）
	$(BIN)/python -m pytest --numprocesses $(CORES) --dist worksteal
	$(BIN)/python -m tests.on_postgresql --quiet --numprocesses $(CORES) --dist worksteal

bench: $(VENV)/.dev .venv-bench/.done ## speed and accuracy, against peers 速度与准确率，与同类比较
	$(BIN)/python -m bench

lexicon: $(VENV)/.dev ## bring the words that are loaded up to date with lexicon/*.toml 词表改动后更新程序所用的词
	$(BIN)/python -m tools.lexicon

messages: $(VENV)/.dev ## bring the English pages up to date 更新英文翻译
	$(BIN)/python -m tools.messages

pictures: $(VENV)/.dev ## take the README's pictures anew (needs chromium) 重新截取说明文件中的图片
	LUOSHI_PICTURES=docs/pictures $(BIN)/python -m pytest tests/browser/test_journey.py -k pictures
	$(BIN)/python -m tools.pictures

# What is compared with is installed by the bench alone, apart from the program.
.venv-bench/.done: bench/constraints.txt | $(BIN)/python
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --requirement bench/constraints.txt
	@touch $@

constraints: ## take the newest versions that pyproject.toml allows 更新依赖版本
	$(PYTHON) -m venv .venv-new
	.venv-new/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,ocr]'
	grep '^#' constraints.txt > .venv-new/constraints.txt
	.venv-new/bin/python -m pip freeze --exclude-editable | sort --ignore-case >> .venv-new/constraints.txt
	mv .venv-new/constraints.txt constraints.txt
	rm -rf .venv-new

clean: ## remove what was installed and built 清除安装与生成的文件
	rm -rf $(VENV) .venv-bench build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
