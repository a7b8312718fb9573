"""Resizes tmux while the program writes an answer, and checks its words.

    python3 tmux_resize_check.py path/to/claude-chat path/to/fake-claude [seeds [first seed]]

For each seed: claude-chat in tmux, an answer of 2,000 numbered words from fake-claude, and twenty
random sizes of the window while it arrives. Afterwards screen and scrollback must contain every
word in order, at most 0.5 % of them twice; no part of an escape sequence; and no footer above the
last row. Needs tmux. Exits 1 when a seed fails. Takes about ten seconds for each of 3 seeds.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time

SOCKET = f"ccresize-{os.getpid()}"
SETTINGS = """
set -g history-limit 100000
set -g default-terminal tmux-256color
set -g status off
"""
WORDS = 2000
FOOTER = re.compile(r"esc stops|waiting for the answer|window \d+ %|cache until \d")
DEBRIS = re.compile(r"\x1b|\[\?(?:25|2004|2026)[hl]|\[\d*[ABCDHJK]\b|\[\d+(?:;\d+)*m|\^\[")


def tmux(*arguments):
    run = subprocess.run(
        ["tmux", "-L", SOCKET, *arguments], capture_output=True, text=True, check=True)
    return run.stdout


def wait_for(what, is_true, seconds=60):
    deadline = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited in vain for {what}:\n" + tmux("capture-pane", "-p"))
        time.sleep(0.05)


def last_row():
    rows = tmux("capture-pane", "-p").rstrip("\n").split("\n")
    return rows[-1]


def is_at_rest():
    return "window " in last_row() and "esc stops" not in last_row()


def everything():
    return tmux("capture-pane", "-p", "-J", "-S", "-")


def converse(program, port, home, sizes, pauses):
    """One answer at the given sizes; returns the text of screen and scrollback."""
    environment = [f"HOME={home}", "LANG=C.UTF-8", f"ANTHROPIC_BASE_URL=http://127.0.0.1:{port}"]
    command = " ".join(["exec env", *environment, program])
    settings = os.path.join(home, "tmux.conf")
    with open(settings, "w") as file:
        file.write(SETTINGS)
    tmux("-f", settings, "new-session", "-d", "-x", "100", "-y", "30", command)
    try:
        wait_for("the prompt", is_at_rest)
        tmux("send-keys", f"write {WORDS} words", "Enter")
        wait_for("the answer", lambda: "w0010" in everything())
        for (columns, rows), pause in zip(sizes, pauses):
            tmux("resize-window", "-x", str(columns), "-y", str(rows))
            time.sleep(pause)
        wait_for("the end", lambda: f"w{WORDS}" in everything() and is_at_rest())
        # The last frame is delayed until the size no longer changes; it is drawn by then.
        time.sleep(0.6)
        return everything()
    finally:
        tmux("kill-server")
        # The next tmux server must not start before this one has ended.
        time.sleep(0.3)


def mistakes(text):
    """The errors in a text, and the number of repeated words."""
    rows = text.rstrip("\n").split("\n")
    words = [int(word) for word in re.findall(r"w(\d{4})", text)]
    missing = sorted(set(range(1, WORDS + 1)) - set(words))
    # Repeated words are allowed; a first occurrence after a later word is not.
    firsts = list(dict.fromkeys(words))
    found = []
    if missing:
        found.append(f"{len(missing)} words lost: {missing[:10]}")
    if firsts != sorted(firsts):
        found.append("words out of order")
    if len(words) - len(set(words)) > WORDS * 5 // 1000:
        found.append(f"{len(words) - len(set(words))} words twice")
    if left := [row for row in rows if DEBRIS.search(row)]:
        found.append(f"rests of escapes: {left[:3]}")
    if left := [row for row in rows[:-1] if FOOTER.search(row)]:
        found.append(f"{len(left)} footers in the scrollback: {left[:3]}")
    return found, len(words) - len(set(words))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, fake = (os.path.abspath(path) for path in sys.argv[1:3])
    seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    first = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    server = subprocess.Popen(
        [fake, "--rate", "900", "--until-eof"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True)
    port = server.stdout.readline().split()[2]
    failures = 0
    try:
        for seed in range(first, first + seeds):
            chance = random.Random(seed)
            sizes = [(chance.randint(40, 160), chance.randint(12, 50)) for _ in range(20)]
            pauses = [chance.choice([0.02, 0.1, 0.3, 0.5]) for _ in sizes]
            with tempfile.TemporaryDirectory() as home:
                text = converse(program, port, home, sizes, pauses)
            found, twice = mistakes(text)
            failures += bool(found)
            print(f"seed {seed}: {'; '.join(found) or 'right'} ({twice} words twice)", flush=True)
            if found and os.environ.get("KEEP"):
                with open(f"resize-{seed}.txt", "w") as file:
                    file.write(text)
    finally:
        server.communicate()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
