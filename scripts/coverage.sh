#!/usr/bin/env bash
# Prints the line coverage of the library by its own tests, for each folder; fails below 95 %.
set -euo pipefail
cd "$(dirname "$0")/.."

least=95
build=.build/coverage  # A folder of its own: coverage needs other compiler flags.
swift test --enable-code-coverage --scratch-path "$build" --filter '^ClaudeMessagesTests\.' \
    > "$build.log" 2>&1 || { tail -40 "$build.log" >&2; exit 1; }

report="$(swift test --enable-code-coverage --scratch-path "$build" --show-codecov-path)"
python3 - "$report" "$least" <<'PYTHON'
import collections
import json
import sys

with open(sys.argv[1]) as file:
    files = json.load(file)["data"][0]["files"]
least = float(sys.argv[2])
folders = collections.defaultdict(lambda: [0, 0])
for file in files:
    _, found, path = file["filename"].rpartition("/Sources/ClaudeMessages/")
    if found:
        lines = file["summary"]["lines"]
        for name in (path.rpartition("/")[0], "ClaudeMessages"):
            folders[name][0] += lines["covered"]
            folders[name][1] += lines["count"]
total = folders.pop("ClaudeMessages", [0, 1])
for name, (covered, count) in sorted(folders.items()) + [("ClaudeMessages", total)]:
    print(f"{name:12}{covered:6} of {count:5} lines{100 * covered / max(count, 1):7.1f} %")
sys.exit(0 if 100 * total[0] / total[1] >= least else f"less than {least:g} %")
PYTHON
