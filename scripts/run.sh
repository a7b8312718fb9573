#!/bin/sh
# Starts the chat; without a key, the offline demo of it.
set -eu
here=$(dirname "$0")
config=${XDG_CONFIG_HOME:-$HOME/.config}/claude-chat/.env
if [ -n "${ANTHROPIC_API_KEY:-}${ANTHROPIC_AUTH_TOKEN:-}${ANTHROPIC_BASE_URL:-}" ] || [ -e "$config" ]
then
    exec "$here/../.build/release/claude-chat" "$@"
fi
exec "$here/demo.sh" "$@"
