#!/usr/bin/env bash
# Runs the examples of the library, all or the named ones, with fake-claude.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --product examples
swift build --product fake-claude
folder="$(swift build --show-bin-path)"
exec 3< <("$folder/fake-claude" --rate 0)
read -r _ pid port <&3
trap 'kill "$pid"' EXIT
env -u ANTHROPIC_API_KEY -u ANTHROPIC_AUTH_TOKEN ANTHROPIC_BASE_URL="http://127.0.0.1:$port" \
    "$folder/examples" "$@"
