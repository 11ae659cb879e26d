# A thin door to scripts/setup and the CMake presets; CMakePresets.json says what each one is.
#
#   make demo     set up, build, and check the examples
#   make test     set up, build, and run every test
#   make asan, tsan, fuzz, bench, lint, format, clean
#   make performance, bench-peer    measure, and write docs/performance.md

# What fuzzing takes for each fuzzer, and what the benchmark is told ("--benchmark_filter=…").
FUZZ_SECONDS ?= 60
BENCH_ARGS ?=

export FUZZ_SECONDS
export CTEST_PARALLEL_LEVEL ?= $(shell nproc)
ours = git ls-files '*.cpp' '*.h' ':!grammar/src'

.PHONY: build demo test asan tsan fuzz release bench performance bench-peer lint format-check format clean

build:
	@scripts/setup build
	cmake --preset dev
	cmake --build --preset dev --target osiris

demo: build
	@scripts/demo

test:
	@scripts/setup build test
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset dev

asan tsan:
	@scripts/setup build test sanitize
	cmake --preset $@
	cmake --build --preset $@
	ctest --preset $@

fuzz:
	@scripts/setup build sanitize
	cmake --preset fuzz
	cmake --build --preset fuzz
	ctest --preset fuzz

release:
	@scripts/setup build
	cmake --preset release
	cmake --build --preset release --target osiris

bench:
	@scripts/setup build test
	cmake --preset release
	cmake --build --preset release --target osiris osiris_bench
	build-release/tests/osiris_bench $(BENCH_ARGS)

# On a machine that does nothing else meanwhile.
performance bench-peer: latency = build-release/tests/osiris_latency
performance bench-peer: page = --page docs/performance.md

performance:
	@scripts/setup build test
	cmake --preset release
	cmake --build --preset release --target osiris_latency
	$(latency) typing $(page)
	$(latency) workspace $(page)
	$(latency) replay --seconds 1200 $(page)

bench-peer:
	@scripts/setup build test peer
	cmake --preset release
	cmake --build --preset release --target osiris_latency
	$(latency) peer "node .deps/yaml_language_server/node_modules/yaml-language-server/bin/yaml-language-server --stdio" $(page)

lint: format-check
	@scripts/setup build test sanitize lint
	shellcheck scripts/* .ci/run tests/fuzz/run_fuzzer tests/in_scratch_dir tests/editors/*.sh tests/editors/in_emacs
	cmake --preset lint
	run-clang-tidy-19 -quiet -p build-lint '^$(CURDIR)/(core|lsp|cli)/'

format-check:
	@scripts/setup lint
	$(ours) | xargs clang-format-19 --dry-run -Werror

format:
	@scripts/setup lint
	$(ours) | xargs clang-format-19 -i

clean:
	rm -rf build build-*
