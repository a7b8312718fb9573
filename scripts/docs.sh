#!/usr/bin/env bash
# Builds the documentation of the library with the toolchain's docc; a warning is an error, and so
# is a public symbol that says nothing of itself.
set -euo pipefail
cd "$(dirname "$0")/.."

# Not xcrun's: the compiler that builds the library is the one whose docc reads it.
docc="$(dirname "$(readlink -f "$(command -v swift)")")/docc"
output=.build/docs

swift build --target ClaudeMessages
graphs=.build/symbol-graphs
rm -rf "$graphs" "$output"
mkdir -p "$graphs"
swift package dump-symbol-graph --skip-synthesized-members > "$graphs/log" 2>&1 \
    || { cat "$graphs/log" >&2; exit 1; }
cp "$(swift build --show-bin-path)/../symbolgraph/ClaudeMessages.symbols.json" "$graphs/"
python3 scripts/undocumented.py "$graphs/ClaudeMessages.symbols.json"
"$docc" convert Sources/ClaudeMessages/ClaudeMessages.docc --additional-symbol-graph-dir "$graphs" \
    --output-path "$output" --fallback-display-name ClaudeMessages \
    --fallback-bundle-identifier claude-chat.ClaudeMessages --warnings-as-errors
echo "documentation: $output (preview it with: $docc preview Sources/ClaudeMessages/ClaudeMessages.docc)"
