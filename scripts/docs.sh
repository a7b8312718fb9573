#!/usr/bin/env bash
# Builds the documentation of the library with the toolchain's docc; a warning is an error, and so
# is a public symbol that says nothing of itself.
set -euo pipefail
cd "$(dirname "$0")/.."

# Not xcrun's: the compiler that builds the library is the one whose docc reads it.
docc="$(dirname "$(readlink -f "$(command -v swift)")")/docc"
output=.build/docs

swift build --target ClaudeAPI
graphs=.build/symbol-graphs
rm -rf "$graphs" "$output"
mkdir -p "$graphs"
swift package dump-symbol-graph --skip-synthesized-members > "$graphs/log" 2>&1 \
    || { cat "$graphs/log" >&2; exit 1; }
cp "$(swift build --show-bin-path)/../symbolgraph/ClaudeAPI.symbols.json" "$graphs/"
python3 scripts/undocumented.py "$graphs/ClaudeAPI.symbols.json"
"$docc" convert Sources/ClaudeAPI/ClaudeAPI.docc --additional-symbol-graph-dir "$graphs" \
    --output-path "$output" --fallback-display-name ClaudeAPI \
    --fallback-bundle-identifier claude-chat.ClaudeAPI --warnings-as-errors
echo "documentation: $output (preview it with: $docc preview Sources/ClaudeAPI/ClaudeAPI.docc)"
