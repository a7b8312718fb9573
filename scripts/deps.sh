#!/bin/sh
# Installs the missing libraries, or prints the command. Does nothing when none is missing.
set -eu

has() { # pkg-config module, header
    if command -v pkg-config >/dev/null 2>&1; then
        pkg-config --exists "$1"
    else
        echo "#include <$2>" | cc -E -xc - >/dev/null 2>&1
    fi
}

if ! command -v swift >/dev/null 2>&1; then
    echo "Swift 6.2 or later is missing: https://www.swift.org/install" >&2
    exit 1
fi
if has libedit histedit.h && has libcurl curl/curl.h &&
    has libcmark-gfm cmark-gfm-core-extensions.h && has sqlite3 sqlite3.h; then exit 0; fi

packages="libedit-dev libcurl4-openssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev"
packages="$packages libsqlite3-dev"
apt="apt-get install -y $packages pkg-config"
if command -v apt-get >/dev/null 2>&1; then
    command="sudo $apt"
    if [ "$(id -u)" = 0 ]; then
        echo "installing $packages"
        export DEBIAN_FRONTEND=noninteractive
        # The package list may be outdated or missing.
        $apt >/dev/null 2>&1 && exit 0
        apt-get update -qq && $apt >/dev/null && exit 0
        command=$apt
    fi
elif command -v dnf >/dev/null 2>&1; then
    command="sudo dnf install libedit-devel libcurl-devel cmark-gfm-devel sqlite-devel pkgconf"
elif command -v pacman >/dev/null 2>&1; then
    command="sudo pacman -S --needed libedit curl cmark-gfm sqlite pkgconf"
elif command -v brew >/dev/null 2>&1; then
    command="brew install libedit curl cmark-gfm sqlite pkgconf"
else
    command="install the development files of libedit, libcurl, libcmark-gfm and sqlite3"
fi
echo "libraries are missing; install them with:" >&2
echo "  $command" >&2
exit 1
