"""Presses every key of the prompt in tmux, with emacs and vi key bindings, and pastes into it.

    python3 tmux_keys_check.py path/to/claude-chat

Keys are given by their tmux names, so that the program gets the bytes of a terminal. Nothing is
sent to a server. Needs tmux. Exits 1 when a draft is not the expected one.
"""

import os
import subprocess
import sys
import tempfile
import time

SOCKET = "cckeys"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

EVERYWHERE = [
    (["abc", "Left", "!"], "> ab!c"),
    (["abc", "C-b", "C-b", "C-f", "!"], "> ab!c"),
    (["abc", "Home", "!", "End", "?"], "> !abc?"),
    (["abc", "C-a", "!", "C-e", "?"], "> !abc?"),
    (["one two", "C-Left", "!"], "> one !two"),
    (["one two", "Home", "C-Right", "!"], "> one! two"),
    (["ab", "BSpace", "!"], "> a!"),
    (["ab", "Left", "DC", "!"], "> a!"),
    (["ab", "Left", "C-d", "!"], "> a!"),
    (["a" + FAMILY, "BSpace", "!"], "> a!"),
    (["a", "M-Enter", "b"], "> a\n  b"),
    (["a", "C-j", "b"], "> a\n  b"),
    (["a\\", "Enter", "b"], "> a\n  b"),
    (["one", "C-j", "two", "Up", "!", "Down", "?"], "> one!\n  two?"),
    (["/xxx", "Enter", "Up"], "> /xxx"),
    (["draft", "Up", "Down", "!"], "> draft!"),
    (["C-r", "xx", "Enter"], "> /xxx"),
    (["one two", "C-w", "C-_", "!"], "> one two!"),
    (["/hel", "Tab", "k", "Tab", "!"], "> /help keys!"),
    (["draft", "C-x", "C-e"], "> draft edited"),
    (["draft", "C-c", "Up", "!"], "> draft!"),
]

EMACS = [
    (["one two", "M-b", "!"], "> one !two"),
    (["one two", "C-a", "M-f", "!"], "> one! two"),
    (["one two", "M-BSpace", "!"], "> one !"),
    (["one two", "C-a", "M-d", "!"], "> ! two"),
    (["one two", "C-a", "C-k", "C-y", "!"], "> one two!"),
    (["one two", "C-u", "!"], "> !"),
    (["ab", "C-t", "!"], "> ba!"),
    (["one", "C-a", "M-u", "!"], "> ONE!"),
]

VI = [
    (["abc", "Escape", "h", "i", "!"], "> a!bc"),
    (["a" + FAMILY + "b", "Escape", "h", "x"], "> ab"),
    (["abcdef", "Escape", "0", "3x"], "> def"),
    (["one two", "Escape", "b", "cwx"], "> one x"),
    (["one", "C-j", "two", "Escape", "k", "i", "!"], "> on!e\n  two"),
    (["x", "Escape", "/", "xxx", "Enter"], "> /xxx"),
    (["x", "Escape", "x", "u", "A", "!"], "> x!"),
    (["draft", "Escape", "v"], "> draft edited"),
]


def tmux(*arguments):
    return subprocess.run(
        ["tmux", "-L", SOCKET, "-f", "/dev/null", *arguments],
        capture_output=True, text=True, check=True).stdout


def draft():
    """The prompt with its draft: the last rows without the footer."""
    rows = tmux("capture-pane", "-p").rstrip("\n").split("\n")
    prompts = [place for place, row in enumerate(rows) if row.startswith((">", "("))]
    return "\n".join(row.rstrip() for row in rows[prompts[-1]:-1]) if prompts else ""


def wait_for(what, seconds=10):
    deadline = time.monotonic() + seconds
    while draft() != what:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def press(key):
    named = len(key) > 1 and (key[:2] in ("C-", "M-") or key in (
        "Left", "Right", "Up", "Down", "Home", "End", "BSpace", "DC", "Enter", "Escape", "Tab"))
    tmux("send-keys", *([] if named else ["-l"]), key)
    # Esc is a key of its own only if no byte follows it at once.
    time.sleep(0.15 if key == "Escape" else 0.03)


def check_pastes():
    """Pastes 200 lines with and without bracketed paste; returns how many were not one text."""
    wrong = 0
    tmux("set-buffer", "\n".join(f"line {number}" for number in range(200)))
    for marks in (["-p"], []):
        wait_for(">")
        tmux("paste-buffer", *marks)
        if not wait_for("> [Pasted #1: 200 lines]"):
            wrong += 1
            print(f"a paste {marks}: got {draft()!r}")
        tmux("send-keys", "C-c")
    return wrong


def check(program, home, cases):
    """Runs all cases in one chat, clearing the draft after each; returns how many failed."""
    environment = [
        f"HOME={home}", "LANG=C.UTF-8", "ANTHROPIC_API_KEY=x",
        "ANTHROPIC_BASE_URL=http://127.0.0.1:9", "EDITOR='sed -i s/$/\\ edited/'"]
    command = " ".join(["exec env", *environment, program, "--private"])
    tmux("new-session", "-d", "-x", "80", "-y", "24", command)
    wrong = 0
    try:
        for keys, wanted in cases:
            if not wait_for(">"):
                sys.exit(f"no empty prompt before {keys}:\n" + tmux("capture-pane", "-p"))
            for key in keys:
                press(key)
            if not wait_for(wanted):
                wrong += 1
                print(f"{keys}: wanted {wanted!r}, got {draft()!r}")
            tmux("send-keys", "C-c")
        wrong += check_pastes()
    finally:
        tmux("kill-server")
        # The next tmux server must not start before this one has ended.
        time.sleep(0.3)
    return wrong


def main():
    program = os.path.abspath(sys.argv[1])
    wrong = 0
    for name, editrc, own in [("emacs", "", EMACS), ("vi", "bind -v\n", VI)]:
        with tempfile.TemporaryDirectory() as home:
            with open(os.path.join(home, ".editrc"), "w") as file:
                file.write(editrc)
            cases = EVERYWHERE + own
            failures = check(program, home, cases)
            count = len(cases) + 2
            print(f"{name}: {count - failures} of {count} right")
            wrong += failures
    sys.exit(wrong > 0)


main()
