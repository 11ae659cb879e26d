#!/usr/bin/env bash
# Drives the real server through a real Emacs and lsp-mode. Exits 77 when one of them is not installed.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/in_emacs" lsp-mode "$here/emacs_lsp_mode_test.el"
