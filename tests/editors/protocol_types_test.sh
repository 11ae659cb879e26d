#!/usr/bin/env bash
# Speaks with the server through the protocol's own client library, asks all it offers, and holds
# every message both ways against the types of that library. Exits 77 without Node.js or the packages
# of protocol_types/, which scripts/setup puts into .deps/.
set -euo pipefail

osiris=$(realpath "${OSIRIS:?give the osiris binary}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$(realpath "$here/../..")
packages=$source_dir/.deps/protocol_types
if ! command -v node >/dev/null; then
  echo "node is not installed" >&2
  exit 77
fi
if ! cmp --quiet "$here/protocol_types/package-lock.json" "$packages/package-lock.json"; then
  echo "the packages of protocol_types are not installed: scripts/setup test" >&2
  exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/protocol_types/*.{ts,json} "$work"
cp -r "$source_dir/examples" "$work/workspace"
ln -s "$packages/node_modules" "$work/node_modules"
cd "$work"
node node_modules/typescript/bin/tsc
timeout --kill-after=5 250 node out/session.js "$osiris" "$work/workspace" "$source_dir/docs/protocol.md"
