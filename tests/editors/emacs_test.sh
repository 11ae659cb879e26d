#!/usr/bin/env bash
# Drives the real server through a real Emacs and eglot. Exits 77 when one of them is not installed.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/in_emacs" eglot "$here/emacs_test.el"
