"""Measures a new claude-chat against an old one, both built with `make build`.

    python3 old_new_check.py path/to/old/claude-chat path/to/new/claude-chat [runs]

Measures what `speed_check.py` does, and the chat in a terminal: its start and a formatted answer.
The new program, the old one, and the old one again run in turns (15 runs each by default), and
their medians are compared. Prints a table and exits 1 when the new program is worse by more than
5 % and by more than the two runs of the old one differ. Needs an idle machine; takes some minutes.
"""

import fcntl
import os
import pty
import select
import statistics
import subprocess
import struct
import sys
import tempfile
import termios
import time

import speed_check

LIMIT = 1.05


def one_shot(name, column):
    """Wall time (0) or processor time (1) of a question, in ms."""

    def measure(program, base, server):
        environment = {**base, "ANTHROPIC_BASE_URL": f"{server}/{name}"}
        return speed_check.run([program, "-p", "hi"], environment)[column] * 1000

    return measure


def version(program, base, server):
    return speed_check.run([program, "--version"], base)[0] * 1000


def most_memory(program, base, server):
    environment = {**base, "ANTHROPIC_BASE_URL": f"{server}/flat"}
    return speed_check.memory([program, "-p", "hi"], environment)


def size(program, base, server):
    return os.path.getsize(program) / 1e6


class Terminal:
    """A program in a pseudo terminal whose output is discarded."""

    def __init__(self, command, environment):
        self.begun = time.perf_counter()
        self.child, self.end = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(command[0], command, environment)
        self.seen = b""

    def wait_for(self, text):
        """Seconds from the start until the text was shown."""
        deadline = time.perf_counter() + 60
        while text not in self.seen:
            if not select.select([self.end], [], [], deadline - time.perf_counter())[0]:
                sys.exit(f"never shown: {text}; last was {self.seen[-300:]}")
            self.seen += os.read(self.end, 1 << 16)
        self.seen = self.seen.partition(text)[2]
        return time.perf_counter() - self.begun

    def wait_for_end(self):
        """Seconds from the start until the program ended by itself."""
        try:
            while os.read(self.end, 1 << 16):
                pass
        except OSError:
            pass
        os.close(self.end)
        os.wait4(self.child, 0)
        return time.perf_counter() - self.begun

    def leave(self):
        """Processor seconds of the whole chat."""
        os.write(self.end, b"\x04")
        try:
            while os.read(self.end, 1 << 16):
                pass
        except OSError:
            pass
        os.close(self.end)
        usage = os.wait4(self.child, 0)[2]
        return usage.ru_utime + usage.ru_stime


def start_of_chat(program, base, server):
    terminal = Terminal([program], {**base, "ANTHROPIC_BASE_URL": f"{server}/short"})
    try:
        return terminal.wait_for(b"window") * 1000
    finally:
        terminal.leave()


def chat(name):
    """Processor time of a chat with one answer, in ms."""

    def measure(program, base, server):
        terminal = Terminal([program], {**base, "ANTHROPIC_BASE_URL": f"{server}/{name}"})
        terminal.wait_for(b"window")
        os.write(terminal.end, b"hi\r")
        terminal.wait_for(b"session")
        return terminal.leave() * 1000

    return measure


#: The figures: name, unit, factor of the number of runs, and measuring function.
FIGURES = [
    ("--version, time", "ms", 2, version),
    ("a short answer, time", "ms", 1, one_shot("short", 0)),
    ("20,000 events flat out, time", "ms", 1, one_shot("flat", 0)),
    ("20,000 events flat out, processor", "ms", 1, one_shot("flat", 1)),
    ("100 events/s for 3 s, processor", "ms", 1, one_shot("brief", 1)),
    ("memory, at most", "MB", 1, most_memory),
    ("size of the program", "MB", 0, size),
    ("the chat: start to prompt", "ms", 1, start_of_chat),
    ("the chat: 20,000 events, processor", "ms", 1, chat("flat")),
    ("the chat: 100 events/s for 3 s, processor", "ms", 1, chat("brief")),
]


def main():
    old, new = (os.path.abspath(path) for path in sys.argv[1:3])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    server = subprocess.Popen(
        [sys.executable, os.path.abspath(speed_check.__file__), "--serve"],
        stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    failed = False
    print(f"{'':43}{'new':>9}{'old':>9}{'again':>9}{'new/old':>9}{'itself':>8}")
    try:
        with tempfile.TemporaryDirectory() as home:
            base = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8",
                    "TERM": "xterm-256color", "ANTHROPIC_API_KEY": "sk-ant-nothing"}
            for what, unit, share, measure in FIGURES:
                results = [[], [], []]
                # The first run of each only fills the caches.
                for turn in range(max(1, runs * share) + 1):
                    for result, program in zip(results, (new, old, old)):
                        value = measure(program, base, url)
                        if turn > 0:
                            result.append(value)
                mine, first, again = map(statistics.median, results)
                theirs = (first + again) / 2
                ratio, itself = mine / theirs, abs(first - again) / theirs
                verdict = "  worse" if ratio > LIMIT and ratio > 1 + itself else ""
                failed = failed or bool(verdict)
                print(f"{what:43}{mine:9.2f}{first:9.2f}{again:9.2f}{ratio:9.3f}{itself:8.3f}"
                      f" {unit}{verdict}", flush=True)
    finally:
        server.terminate()
    sys.exit(failed)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
