"""Resizes tmux while the program formats documents of every kind, and checks their words.

    python3 tmux_documents_check.py path/to/claude-chat [resizes [seed [kind …]]]

Documents of numbered words (a paragraph, code, a nested list, a table, CJK, emoji families, all of
it mixed) come from a server in this script, each in tmux at 80x24, 40x10 and 200x50 with that many
random sizes of 20-200 columns and 8-60 rows (20 by default). Afterwards screen and scrollback must
contain every word in order, at most 0.5 % of them twice, no part of an escape sequence, and no
footer above the last row. Needs tmux. Exits 1 when a document fails.
"""

import http.server
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

SOCKET = f"ccdocs-{os.getpid()}"
SETTINGS = "set -g history-limit 100000\nset -g default-terminal tmux-256color\nset -g status off\n"
FOOTER = re.compile(r"esc stops|waiting for the answer|window \d+ %|cache until \d")
DEBRIS = re.compile(r"\x1b|\[\?(?:25|2004|2026)[hl]|\[\d*[ABCDHJK]\b|\[\d+(?:;\d+)*m|\^\[")
SIZES = [(80, 24), (40, 10), (200, 50)]


def numbered(count, form="w{:04}"):
    return [form.format(number) for number in range(1, count + 1)]


def paragraph(words):
    styled = [f"**{w}**" if i % 17 == 0 else f"*{w}*" if i % 13 == 0 else w
              for i, w in enumerate(words)]
    return " ".join(styled) + "\n"


def code(words):
    return "```python\n" + "\n".join(f"value = '{w}'  # {i}" for i, w in enumerate(words)) + "\n```\n"


def nested_list(words):
    return "".join("  " * (i % 4) + f"- item {w} of a list\n" for i, w in enumerate(words))


def table(words):
    rows = "".join(f"| {w} | cell {i} | some more |\n" for i, w in enumerate(words))
    return "| word | number | remark |\n|---|---:|---|\n" + rows


def cjk(words):
    return " ".join(f"{w}日本語の文章" for w in words) + "\n"


def emoji(words):
    return " ".join(f"{w} \U0001f468\u200d\U0001f469\u200d\U0001f467" for w in words) + "\n"


def mixed(words):
    kinds = [paragraph, nested_list, code, table, cjk]
    size = len(words) // 10
    parts = [words[i:i + size] for i in range(0, len(words), size)]
    return "\n".join(f"## Part {i}\n\n" + kinds[i % 5](part) for i, part in enumerate(parts))


DOCUMENTS = {
    "paragraph": (paragraph, 900), "code": (code, 2000), "list": (nested_list, 199),
    "table": (table, 100), "cjk": (cjk, 400), "emoji": (emoji, 300), "mixed": (mixed, 600),
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    document, seconds = "", 10.0


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.send_response(404)
        self.end_headers()

    def event(self, name, **members):
        data = json.dumps({"type": name, **members})
        self.wfile.write(f"event: {name}\ndata: {data}\n\n".encode())
        self.wfile.flush()

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        usage = {"input_tokens": 10, "output_tokens": 1}
        self.event("message_start", message={
            "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-5-5",
            "content": [], "stop_reason": None, "usage": usage})
        self.event("content_block_start", index=0, content_block={"type": "text", "text": ""})
        text = self.server.document
        pieces = [text[i:i + 7] for i in range(0, len(text), 7)]
        start = time.monotonic()
        for number, piece in enumerate(pieces):
            self.event(
                "content_block_delta", index=0, delta={"type": "text_delta", "text": piece})
            time.sleep(max(0, start + self.server.seconds * number / len(pieces) - time.monotonic()))
        self.event("content_block_stop", index=0)
        self.event("message_delta", delta={"stop_reason": "end_turn"}, usage={"output_tokens": 9})
        self.event("message_stop")


def tmux(*arguments):
    return subprocess.run(
        ["tmux", "-L", SOCKET, *arguments], capture_output=True, text=True, check=True).stdout


def wait_for(what, is_true, seconds=90):
    deadline = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited in vain for {what}:\n" + tmux("capture-pane", "-p"))
        time.sleep(0.05)


def is_at_rest():
    last = tmux("capture-pane", "-p").rstrip("\n").split("\n")[-1]
    return ("window" in last or "cache" in last) and "esc stops" not in last


def everything():
    return tmux("capture-pane", "-p", "-J", "-S", "-")


def converse(program, port, home, size, resizes, chance):
    settings = os.path.join(home, "tmux.conf")
    with open(settings, "w") as file:
        file.write(SETTINGS)
    command = f"exec env HOME={home} LANG=C.UTF-8 ANTHROPIC_BASE_URL=http://127.0.0.1:{port} {program}"
    tmux("-f", settings, "new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), command)
    try:
        wait_for("the prompt", is_at_rest)
        tmux("send-keys", "go", "Enter")
        time.sleep(0.3)
        for _ in range(resizes):
            tmux("resize-window", "-x", str(chance.randint(20, 200)), "-y", str(chance.randint(8, 60)))
            time.sleep(chance.choice([0.02, 0.1, 0.3]))
        # Wide enough for the whole footer.
        tmux("resize-window", "-x", "150", "-y", "40")
        wait_for("the end", is_at_rest)
        time.sleep(0.8)
        return everything()
    finally:
        tmux("kill-server")
        # The next tmux server must not start before this one has ended.
        time.sleep(0.3)


def mistakes(text, count):
    rows = text.rstrip("\n").split("\n")
    words = [int(word) for word in re.findall(r"w(\d{4})", text)]
    firsts = list(dict.fromkeys(words))
    twice = len(words) - len(set(words))
    missing = sorted(set(range(1, count + 1)) - set(words))
    found = []
    if missing:
        found.append(f"{len(missing)} words lost: {missing[:10]}")
    if firsts != sorted(firsts):
        found.append("words out of order")
    if twice > max(1, count * 5 // 1000):
        found.append(f"{twice} words twice")
    if left := [row for row in rows if DEBRIS.search(row)]:
        found.append(f"rests of escapes: {left[:3]}")
    if left := [row for row in rows[:-1] if FOOTER.search(row)]:
        found.append(f"{len(left)} footers in the scrollback: {left[:3]}")
    return found, twice


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    resizes = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failures = 0
    for kind in sys.argv[4:] or DOCUMENTS:
        make, count = DOCUMENTS[kind]
        server.document = make(numbered(count))
        server.seconds = 1 + 0.17 * resizes
        for size in SIZES:
            chance = random.Random(f"{seed} {kind} {size}")
            with tempfile.TemporaryDirectory() as home:
                text = converse(program, server.server_port, home, size, resizes, chance)
            found, twice = mistakes(text, count)
            failures += bool(found)
            print(f"{kind} at {size[0]}x{size[1]}: {'; '.join(found) or 'right'} ({twice} twice)",
                  flush=True)
            if found and os.environ.get("KEEP"):
                with open(f"documents-{kind}-{size[0]}.txt", "w") as file:
                    file.write(text)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
