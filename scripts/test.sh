#!/usr/bin/env bash
# Runs the tests that were built; its last lines say what was skipped and how to have it.
#
#     scripts/test.sh [--filter NAME …]
set -uo pipefail
cd "$(dirname "$0")/.."

log=.build/test.log
PATH="$PWD/.build/witnesses/bin:$PATH" swift test --skip-build "$@" 2>&1 | tee "$log"
status=$?

# A suite has one line; a test in a suite that ran has one where its reason is its own.
awk '
    / (Suite|Test) .* skipped(:|\.)/ {
        reason = "gives no reason"
        if (match($0, /skipped: ".*"/)) reason = substr($0, RSTART + 10, RLENGTH - 11)
        if (reason ~ /^by hand/) next
        if ($2 == "Suite") { suites[$3] = reason; told[reason] = 1 } else tests[$3] = reason
    }
    END {
        for (name in suites) print "skipped: " name ": " suites[name]
        for (name in tests) if (!(tests[name] in told)) print "skipped: " name ": " tests[name]
    }' "$log" | sort
exit "$status"
