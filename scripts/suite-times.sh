#!/usr/bin/env bash
# Runs each built suite by itself and prints its times, the longest first: wall-clock seconds,
# processor seconds (child processes included), name.
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
