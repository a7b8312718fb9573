#!/bin/sh
# Starts fake-claude, a local server with the API of Claude, and a chat with it.
set -eu
bin=$(dirname "$0")/../.build/release
folder=$(mktemp -d)
mkfifo "$folder/life" "$folder/ready"
"$bin/fake-claude" --until-eof <"$folder/life" >"$folder/ready" &
# fake-claude ends with its standard input, which this shell and then the chat keep open.
exec 9>"$folder/life"
read -r _ _ port <"$folder/ready"
trap 'rm -rf "$folder"' EXIT HUP TERM

echo "This is the offline demo: fake-claude answers, not Claude. Nothing leaves this"
echo "machine, and no cost is real. To talk to Claude:"
echo "  .build/release/claude-chat login     (or: export ANTHROPIC_API_KEY=sk-ant-…), and make run"
echo
# What is said is kept until the demo ends, so that /resume and /tree can be tried; a conversation
# that is there already spares the chat to say where.
export XDG_DATA_HOME="$folder/data" CLAUDE_CHAT_KEEP=forever
unset ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN ANTHROPIC_PROFILE
"$bin/claude-chat" --base-url "http://127.0.0.1:$port" --title "an earlier conversation" \
    'How does a parser work?' >"$folder/answer" 2>&1 </dev/null || cat "$folder/answer"
"$bin/claude-chat" --base-url "http://127.0.0.1:$port" "$@"
