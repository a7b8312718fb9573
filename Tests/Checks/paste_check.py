"""Measures a paste of a megabyte into the program, single keys after it, and a search.

    python3 paste_check.py path/to/claude-chat [runs]

The program runs in a pseudo terminal; nothing is sent to a server. Times are from the first byte
written until the screen shows the result; the work is the processor time of the terminal thread
(Linux). The search is in a history of 4 MiB. Exits 1 when a megabyte takes more than 50 ms of
work, or the median key longer than 5 ms. Measure a release build on an idle machine.
"""

import os
import pty
import select
import statistics
import sys
import tempfile
import time

MEGABYTE = b"0123456789abcde\n" * 65_536


class Terminal:
    def __init__(self, program, home, *arguments):
        environment = {
            "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"],
            "ANTHROPIC_API_KEY": "x", "ANTHROPIC_BASE_URL": "http://127.0.0.1:9"}
        self.child, self.leader = pty.fork()
        if self.child == 0:
            os.execve(program, [program, *arguments], environment)
        os.set_blocking(self.leader, False)
        self.wait_for(b"/help")

    def read(self, seconds):
        if select.select([self.leader], [], [], seconds)[0]:
            return os.read(self.leader, 1 << 16)
        return b""

    def wait_for(self, text, typed=b"", seconds=20):
        """Types, and returns the milliseconds until a text is drawn."""
        start = time.perf_counter()
        seen = b""
        while text not in seen:
            if typed:
                try:
                    typed = typed[os.write(self.leader, typed[:4096]):]
                except BlockingIOError:
                    pass
            seen = (seen + self.read(0 if typed else 0.05))[-65_536:]
            if time.perf_counter() - start > seconds:
                sys.exit(f"waited in vain for {text!r}")
        return (time.perf_counter() - start) * 1000

    def quiet(self):
        while self.read(0.05):
            pass

    def keys(self, count):
        """The times of single keys, in milliseconds."""
        times = []
        for number in range(count):
            self.quiet()
            # Two keys in turn, so that each change can be seen.
            times.append(self.wait_for(b"x" if number % 2 == 0 else b"y", b"xy"[number % 2:][:1]))
        return times

    def work(self):
        """The processor time of the terminal's thread, in milliseconds; 0 where it is unknown."""
        try:
            with open(f"/proc/{self.child}/schedstat") as times:
                return int(times.read().split()[0]) / 1e6
        except OSError:
            return 0

    def leave(self):
        self.quiet()
        os.write(self.leader, b"\x03\x04")
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            try:
                self.read(0.05)
            except OSError:
                break
        os.close(self.leader)
        os.waitpid(self.child, 0)


def write_history(home):
    """Writes 64 entries of the greatest length that the history keeps."""
    folder = os.path.join(home, ".local/state/claude-chat")
    os.makedirs(folder)
    with open(os.path.join(folder, "history"), "w") as file:
        for number in range(64):
            file.write(f"{number} " + "some words " * 5_900 + "\n")


def run(program):
    with tempfile.TemporaryDirectory() as home:
        write_history(home)
        terminal = Terminal(program, home, "--private")
        before = terminal.work()
        paste = terminal.wait_for(b"65536 lines]", b"\x1b[200~" + MEGABYTE + b"\x1b[201~")
        work = terminal.work() - before
        after = terminal.keys(10)
        terminal.leave()
        terminal = Terminal(program, home, "--private")
        unmarked = terminal.wait_for(b" lines]", MEGABYTE.replace(b"\n", b"\r"))
        terminal.leave()
        terminal = Terminal(program, home)
        terminal.wait_for(b"search: ", b"\x12")
        terminal.quiet()
        found = terminal.wait_for(b"no match: ", b"#")
        terminal.leave()
        return paste, after, unmarked, work, found


def main():
    program = os.path.abspath(sys.argv[1])
    runs = [run(program) for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 5)]
    paste = [each[0] for each in runs]
    keys = [time for each in runs for time in each[1]]
    unmarked = [each[2] for each in runs]
    work = [each[3] for each in runs]
    for name, times in [("1 MB pasted", paste), ("its work", work),
                        ("1 MB without marks", unmarked), ("a key after it", keys),
                        ("a key of a search", [each[4] for each in runs])]:
        print(f"{name}: best {min(times):.2f} ms, median {statistics.median(times):.2f} ms, "
              f"worst {max(times):.2f} ms")
    megabyte = statistics.median(work) or statistics.median(paste)
    sys.exit(megabyte > 50 or statistics.median(keys) > 5)


main()
