"""Measures claude-chat with a large database of conversations.

    python3 store_check.py path/to/release/claude-chat [megabytes of text] [runs]

Lets the program make its database, fills it with 1,000 MB of text in 10,000 conversations (or with
fewer of 100 KB each), and a second one with a conversation of 100 MB in 10,000 turns. Then it
measures searches, lists, the start of `-c`, a single question with and without keeping, and the
deletion of one conversation. Prints a table and exits 1 when a goal is missed. Filling takes a
quarter of an hour and 3 GB of disk in the folder of temporary files (TMPDIR).
"""

import itertools
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import old_new_check
import speed_check

HEADER = {"ending": "answered", "remembered": True}


class Prose:
    """Words by Zipf's law: the first is the most frequent one."""

    def __init__(self):
        self.random = random.Random(1)
        syllables = [c + v for c in "bcdfghklmnprstvwz" for v in "aeiou"]
        words = set()
        while len(words) < 60_000:
            words.add("".join(self.random.choices(syllables, k=self.random.randint(1, 4))))
        self.words = sorted(words, key=lambda word: (len(word), word))
        self.sums = list(itertools.accumulate(1 / (n + 2.7) for n in range(len(self.words))))

    def text(self, size):
        words = self.random.choices(self.words, cum_weights=self.sums, k=max(1, size // 6))
        return " ".join(words)


def fill(path, prose, chats, turns, size):
    """Adds conversations whose turns have answers of that size; returns the bytes of text."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA synchronous=OFF")
    base.execute("PRAGMA cache_size=-200000")
    plain = 0
    for number in range(chats):
        base.execute("BEGIN")
        chat = base.execute(
            "INSERT INTO chat(folder, began, changed, words, turns) VALUES(?, ?, ?, ?, ?)",
            (f"/home/p{number % 200}", number, number + 1, prose.text(60), turns)).lastrowid
        basis = base.execute(
            "INSERT INTO basis(chat, data) VALUES(?, ?)",
            (chat, '{"preamble":null,"selection":{"first":0}}')).lastrowid
        for turn in range(turns):
            question, answer = prose.text(size // 20), prose.text(size)
            plain += len(question) + len(answer)
            record = {"basis": basis, "model": "claude-sonnet-5-5", "time": number, "cache": "5m"}
            parent = {"parent": turn - 1} if turn else {}
            rows = [
                ("asked", {"question": [{"text": question}], **parent}), ("sent", record),
                ("counted", {"ids": ["req"], "output": size // 4, "cached": 0}),
                ("answered", {"answer": [{"type": "text", "text": answer}], "stop": "end_turn"}),
                ("ended", {"ending": "answered", "partial": []}),
            ]
            base.executemany(
                "INSERT INTO event(chat, turn, kind, data) VALUES(?, ?, ?, ?)",
                [(chat, turn, kind, json.dumps(data)) for kind, data in rows])
            header = {
                **parent, "words": question[:80], "question": [len(question), 0, 1],
                "answer": [len(answer), 0, 1], "without_thinking": [len(answer), 0, 1],
                "requests": [record], **HEADER}
            row = base.execute(
                "INSERT INTO turn(chat, number, header) VALUES(?, ?, ?)",
                (chat, turn, json.dumps(header))).lastrowid
            base.execute(
                "INSERT INTO words(rowid, question, answer) VALUES(?, ?, ?)",
                (row, question, answer))
        base.execute("COMMIT")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return plain


def question(program, environment, flags):
    """The time of a single question in a terminal, in ms: only there it is kept."""
    terminal = old_new_check.Terminal([program, *flags, "-p", "hi"], environment)
    return terminal.wait_for_end() * 1000


def main():
    program = os.path.abspath(sys.argv[1])
    megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 41
    server = subprocess.Popen(
        [sys.executable, os.path.abspath(speed_check.__file__), "--serve"],
        stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}/short"
    rows = []

    def row(what, value, goal=None, unit="ms"):
        rows.append((what, value, goal))
        verdict = "  missed" if goal is not None and value > goal else ""
        shown = "" if goal is None else f"{goal:,.0f}"
        print(f"{what:44}{value:12,.1f} {unit:3}{shown:>8}{verdict}", flush=True)

    def environment(home):
        return {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8",
                "TERM": "xterm-256color", "ANTHROPIC_API_KEY": "sk-ant-nothing",
                "ANTHROPIC_BASE_URL": url}

    def command(home, *words):
        times = [speed_check.run([program, *words], environment(home))[0] for _ in range(5)]
        return statistics.median(times) * 1000

    def start(home):
        def once():
            terminal = old_new_check.Terminal([program, "-c"], environment(home))
            try:
                return terminal.wait_for(b"window") * 1000
            finally:
                terminal.leave()
        return statistics.median(once() for _ in range(9))

    try:
        with tempfile.TemporaryDirectory() as folder:
            homes = [f"{folder}/{name}" for name in ("many", "long", "empty")]
            files = [home + "/.local/share/claude-chat/chats.db" for home in homes]
            for home in homes:
                os.mkdir(home)
                question(program, environment(home), [])
            prose = Prose()
            plain = fill(files[0], prose, megabytes * 10, 10, 9_500)
            fill(files[1], prose, 1, max(1, megabytes * 10), 10_000)
            many, long, empty = homes
            row("file per MB of text", os.path.getsize(files[0]) / plain, unit="MB")
            for what, word in (
                ("a frequent word", prose.words[0]), ("a rare word", prose.words[-1]),
                ("a beginning of one letter", "b*"), ("a beginning of two letters", "ba*"),
            ):
                row(f"sessions search, {what}", command(many, "sessions", "search", word), 100)
            row("sessions list", command(many, "sessions", "list"))
            row("-c, among many, start to prompt", start(many))
            row("-c, 100 MB in 10,000 turns, start to prompt", start(long), 300)
            kept, private = [], []
            for _ in range(runs):
                kept.append(question(program, environment(empty), []))
                private.append(question(program, environment(empty), ["--private"]))
            row("a single question, private", statistics.median(private))
            row("a single question, kept: more",
                statistics.median(kept) - statistics.median(private), 2)
            begun = time.perf_counter()
            speed_check.run([program, "sessions", "delete", "5"], environment(many))
            row("sessions delete", (time.perf_counter() - begun) * 1000)
    finally:
        server.terminate()
    sys.exit(any(goal is not None and value > goal for _, value, goal in rows))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
