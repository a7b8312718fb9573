#!/usr/bin/env bash
# Builds the documentation of the library with the toolchain's docc; warnings are errors, and so are
# public symbols without documentation.
set -euo pipefail
cd "$(dirname "$0")/.."

# Not xcrun's docc: it must be that of the compiler that builds the library.
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
