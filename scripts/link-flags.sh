#!/bin/sh
# Prints linker flags that make the program start faster, where they are understood: packed
# relocations (a quarter of the loader's work) need lld and glibc 2.36.
set -eu
[ "$(uname)" = Linux ] || exit 0
command -v ld.lld >/dev/null 2>&1 || [ -x "$(dirname "$(command -v swift)")/ld.lld" ] || exit 0
version=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d. -f2)
[ "${version:-0}" -ge 36 ] || exit 0
echo "-Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs"
