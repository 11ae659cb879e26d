#!/usr/bin/env bash
# neovim_test.sh [OSIRIS]: opens a real Neovim on a broken pipeline, with the plugin and this binary
# ($OSIRIS unless given), and mends it. Exits 77 when Neovim is not installed; $NVIM names another.
set -euo pipefail

osiris=$(realpath "${1:-${OSIRIS:?give the osiris binary}}")
nvim=${NVIM:-nvim}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! command -v "$nvim" >/dev/null; then
  echo "neovim is not installed" >&2
  exit 77
fi

# Nothing of the user's own setup is read or written.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
export XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/run
mkdir -p "$XDG_RUNTIME_DIR" "$work/project" "$work/site/parser"
chmod 700 "$XDG_RUNTIME_DIR"
cd "$work/project"

if command -v cc >/dev/null; then
  grammar=$here/../../grammar/src
  cc -O0 -shared -fPIC -I "$grammar" "$grammar/parser.c" "$grammar/scanner.c" \
    -o "$work/site/parser/oml.so"
fi

log() {
  find "$work" -name lsp.log -exec tail -n 20 {} + >&2
}

if ! OSIRIS=$osiris timeout --kill-after=5 60 \
  "$nvim" --clean --headless --cmd "set runtimepath^=$here/../../editors/neovim,$work/site noswapfile" \
  -c "luafile $here/neovim_test.lua" </dev/null; then
  echo "neovim_test: failed, or took more than a minute" >&2
  log
  exit 1
fi
