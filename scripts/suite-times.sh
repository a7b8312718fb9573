#!/usr/bin/env bash
# Runs each suite that was built by itself and says what it takes, the longest first: seconds on the
# clock, seconds of processors (with the programs it starts), name.
#
#     scripts/suite-times.sh [PART OF A NAME]
set -euo pipefail
cd "$(dirname "$0")/.."

PATH="$PWD/.build/witnesses/bin:$PATH"
suites=$(swift test list --skip-build 2>/dev/null | sed -nE 's|^([A-Za-z]+\.[A-Za-z]+)/.*|\1|p' | sort -u)
tests=$(echo .build/debug/*.xctest)
TIMEFORMAT="%R %U %S"
for suite in $(grep -F "${1:-}" <<<"$suites"); do
    { time "$tests" --testing-library swift-testing --filter "^${suite/./\\.}/" >/dev/null 2>&1 ||
        echo "failed $suite" >&2; } 2>&1 |
        awk -v suite="$suite" '/failed/ { print > "/dev/stderr"; next }
            { printf "%7.1f%7.1f  %s\n", $1, $2 + $3, suite }'
done | sort -rn
