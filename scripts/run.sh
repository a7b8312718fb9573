#!/bin/sh
# Starts the chat; without a key, the offline demo.
set -eu
here=$(dirname "$0")
config=${XDG_CONFIG_HOME:-$HOME/.config}/claude-chat
profiles=${ANTHROPIC_CONFIG_DIR:-$HOME/.config/anthropic}/credentials

# Whether a key may be configured; the chat itself checks it.
may_have_key() {
    [ -n "${ANTHROPIC_API_KEY:-}${ANTHROPIC_AUTH_TOKEN:-}${ANTHROPIC_BASE_URL:-}" ] ||
        [ -n "${ANTHROPIC_PROFILE:-}${CLAUDE_CHAT_KEY_COMMAND:-}" ] ||
        [ -e "$config/.env" ] || grep -qs '^ *key-command' "$config/config" ||
        [ -d "$profiles" ] ||
        secret-tool lookup service claude-chat account api.anthropic.com >/dev/null 2>&1 ||
        security find-generic-password -s claude-chat >/dev/null 2>&1
}

if may_have_key; then
    exec "$here/../.build/release/claude-chat" "$@"
fi
exec "$here/demo.sh" "$@"
