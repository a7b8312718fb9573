#!/usr/bin/env python3
"""Resizes a tmux window at random while the demo streams an answer, and checks its words.

tmux reflows and keeps a scrollback; the screen model of the Swift tests does not reflow. Run after
`swift build --build-tests`:

    python3 Tests/Checks/resize_check.py [runs] [words] [resizes] [microseconds per word]
"""
import collections
import os
import random
import re
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.path.join(ROOT, ".build/debug/claude-chatPackageTests.xctest")
SOCKET = "termtest"
FOOTER = "cache until"


def tmux(*arguments):
    return subprocess.run(
        ["tmux", "-L", SOCKET, *arguments], capture_output=True, text=True).stdout


def wait_until(what, condition, seconds):
    deadline = time.time() + seconds
    while time.time() < deadline:
        if condition():
            return
        time.sleep(0.02)
    sys.exit(f"waited in vain for {what}; the screen:\n{capture()}")


def capture():
    return tmux("capture-pane", "-p", "-J", "-S", "-", "-t", "demo")


def start(words, pause):
    tmux("kill-server")
    command = (
        f"exec env CONSOLE_DEMO=1 DEMO_WORDS={words} DEMO_PAUSE={pause} NO_COLOR=1 {BINARY}"
        " --testing-library swift-testing --filter ConsoleDemo >/dev/null 2>/tmp/resize_check.err")
    time.sleep(0.3)
    tmux("-f", "/dev/null", "start-server", ";", "set", "-g", "history-limit", "100000", ";",
         "set", "-g", "remain-on-exit", "on", ";",
         "new-session", "-d", "-s", "demo", "-x", "80", "-y", "24", command)


def wanted(words):
    return [f"w{n}" + "x" * (n % 7) for n in range(words)]


def run(seed, words, resizes, pause):
    start(words, pause)
    chance = random.Random(seed)
    wait_until("the first words", lambda: "w5x" in capture(), 10)
    for _ in range(resizes):
        tmux("resize-window", "-t", "demo", "-x", str(chance.randint(40, 160)),
             "-y", str(chance.randint(12, 50)))
        time.sleep(words * (pause + 200) * 1e-6 / (resizes + 1) * chance.uniform(0.3, 1.5))
    last = wanted(words)[-1]
    wait_until("the last word", lambda: last in capture(), 60)
    time.sleep(0.2)
    text = capture()
    shown = re.findall(r"w\d+x*", text)
    count = collections.Counter(shown)
    lost = [word for word in wanted(words) if count[word] == 0]
    twice = sum(count[word] - 1 for word in wanted(words) if count[word] > 1)
    pieces = [word for word in shown if word not in set(wanted(words))]
    print(f"seed {seed}: {len(lost)} lost, {twice} twice, {len(pieces)} broken,"
          f" footer rows {text.count(FOOTER)}", lost[:5], pieces[:5])
    if lost or "-v" in sys.argv:
        open(f"/tmp/resize_check.{seed}.txt", "w").write(text)
    return len(lost), twice


def check_suspend():
    """Ctrl-Z and fg under a shell with job control."""
    tmux("kill-server")
    tmux("-f", "/dev/null", "new-session", "-d", "-s", "demo", "-x", "80", "-y", "24",
         "env PS1='shell:' bash --norc --noprofile")
    wait_until("the shell", lambda: "shell:" in capture(), 10)
    tmux("send-keys", "-t", "demo",
         f"clear; CONSOLE_DEMO=1 NO_COLOR=1 {BINARY} --testing-library swift-testing"
         " --filter ConsoleDemo >/dev/null 2>&1", "Enter")
    wait_until("the prompt", lambda: FOOTER in capture(), 10)
    tmux("send-keys", "-t", "demo", "draft", "C-z")
    wait_until("the stop", lambda: "Stopped" in capture() and FOOTER not in capture(), 10)
    tmux("send-keys", "-t", "demo", "fg", "Enter")
    wait_until("the draft again", lambda: "> draft" in capture() and FOOTER in capture(), 10)
    tmux("send-keys", "-t", "demo", "C-c", "C-d")
    wait_until("the end", lambda: FOOTER not in capture(), 10)
    tmux("send-keys", "-t", "demo", "stty -a | grep -o -- '-\\?icanon'", "Enter")
    wait_until("cooked modes", lambda: re.search(r"^icanon", capture(), re.M), 10)
    print("suspend and continue: fine")


def main():
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    defaults = [5, 2000, 20, 5000]
    runs, words, resizes, pause = numbers + defaults[len(numbers):]
    check_suspend()
    results = [run(seed, words, resizes, pause) for seed in range(1, runs + 1)]
    tmux("kill-server")
    lost = sum(lost for lost, _ in results)
    worst = max(twice for _, twice in results)
    print(f"{runs} runs: {lost} words lost, at most {worst} twice")
    sys.exit(0 if lost == 0 and worst <= words * 0.005 else 1)


if __name__ == "__main__":
    main()
