#!/bin/sh
# Installs what the tests compare with, if it is missing: the program cmark-gfm, the examples of the
# CommonMark specification, and the official Python client (in .build/witnesses).
set -eu
cd "$(dirname "$0")/.."

examples=${COMMONMARK_SPEC:-/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json}
packages=""
command -v cmark-gfm >/dev/null 2>&1 || packages="cmark-gfm"
[ -r "$examples" ] || packages="$packages golang-github-yuin-goldmark-dev"
if [ -n "$packages" ]; then
    apt="apt-get install -y $packages"
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "missing: $packages (Debian's names; COMMONMARK_SPEC names a spec.json elsewhere)" >&2
        exit 1
    elif [ "$(id -u)" != 0 ]; then
        echo "missing; install with:  sudo $apt" >&2
        exit 1
    fi
    echo "installing $packages"
    export DEBIAN_FRONTEND=noninteractive
    # The package list may be outdated or missing.
    $apt >/dev/null 2>&1 || { apt-get update -qq && $apt >/dev/null; }
fi

folder=.build/witnesses
PATH="$PWD/$folder/bin:$PATH"
python3 -c 'import anthropic' 2>/dev/null && exit 0
echo "installing the official Python client in $folder"
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check anthropic
