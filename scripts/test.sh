#!/usr/bin/env bash
# Runs the tests that were built; its last lines say what was skipped and how to have it.
#
#     scripts/test.sh [--filter NAME …]
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.build/witnesses/bin:$PATH"

log=.build/test.log
program=$(echo .build/debug/*.xctest)
if [ $# = 0 ] && [ -f "$program" ] && [ -x "$program" ]; then
    # The tests that start programs mostly wait for them, and would hold up the others.
    "$program" --testing-library swift-testing --filter '^EndToEndTests\.' >"$log.waiting" 2>&1 &
    swift test --skip-build --skip '^EndToEndTests\.' 2>&1 | tee "$log"
    status=$?
    wait $! || status=1
    tee -a "$log" <"$log.waiting"
else
    swift test --skip-build "$@" 2>&1 | tee "$log"
    status=$?
fi

# A suite has one line; a test in a suite that ran has one where its reason is its own.
awk '
    / (Suite|Test) .* skipped(:|\.)/ {
        reason = "gives no reason"
        if (match($0, /skipped: ".*"/)) reason = substr($0, RSTART + 10, RLENGTH - 11)
        if (reason ~ /^by hand/) next
        if (match($0, /Suite [A-Za-z]+/)) {
            suites[substr($0, RSTART + 6, RLENGTH - 6)] = reason
            told[reason] = 1
        } else if (match($0, /Test [^ ]+/)) tests[substr($0, RSTART + 5, RLENGTH - 5)] = reason
    }
    END {
        for (name in suites) print "skipped: " name ": " suites[name]
        for (name in tests) if (!(tests[name] in told)) print "skipped: " name ": " tests[name]
    }' "$log" | sort
exit "$status"
