#!/usr/bin/env bash
# Runs the built tests; the last lines list the skipped ones and what they need.
#
#     scripts/test.sh [--filter NAME …]
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.build/witnesses/bin:$PATH"

log=.build/test.log
program=$(echo .build/debug/*.xctest)
if [ $# = 0 ] && [ -f "$program" ] && [ -x "$program" ]; then
    # The end-to-end tests mostly wait for child processes, so they run beside the others.
    "$program" --testing-library swift-testing --filter '^EndToEndTests\.' >"$log.waiting" 2>&1 &
    swift test --skip-build --skip '^EndToEndTests\.' 2>&1 | tee "$log"
    status=$?
    wait $! || status=1
    tee -a "$log" <"$log.waiting"
else
    swift test --skip-build "$@" 2>&1 | tee "$log"
    status=$?
fi

# One line for each skipped suite, and for each skipped test whose reason is not a suite's.
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
