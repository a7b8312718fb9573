"""Checks claude-chat with recorded answers of the real API, split into pieces in many ways.

    python3 recordings_check.py path/to/claude-chat [path/to/recordings]

The folder of recordings may also be named by CLAUDE_CHAT_RECORDINGS; it holds `replay.py`, which
serves them, and one folder for each exchange with `response.meta.json` and `expected.json`.
For every answer to POST /v1/messages, streamed or not, and every way of splitting it, the standard
output of `claude-chat -p hi` must be exactly the text of expected.json, and the exit code that of the table
in --help. Exits 1 when one differs, 77 (skipped) without recordings. Needs only Python.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# Only clients that accept gzip get a compressed body, so gzip=1 must change nothing.
MODES = (
    ["whole/0", "bytes1/0"]
    + [f"split/{seed}" for seed in range(5)]
    + ["whole/0,gzip=1", "split/7,eol=crlf,comment=1", "split/8,eol=cr"]
    + ["whole/0,bom=1", "split/9,framing=length", "split/10,framing=close", "split/11,h10=1"]
)
WHOLE_MODES = ["whole/0", "split/1", "split/2,framing=close", "whole/0,gzip=1"]
STOPS = {"max_tokens": 20, "model_context_window_exceeded": 20, "refusal": 21}
STATUSES = {400: 65, 413: 65, 401: 77, 402: 77, 403: 77, 404: 69, 429: 75}


def printed(content):
    """The text of an answer as printed to standard output.

    Consecutive texts are joined unchanged. A block of another type between two texts becomes one
    blank line, of which existing newlines are part. The output ends with a newline, unless there
    is no text at all.
    """
    text, is_apart = "", False
    for block in content:
        if block["type"] != "text":
            is_apart = True
        elif piece := block["text"]:
            if is_apart and text:
                have = len(text) - len(text.rstrip("\n")) + len(piece) - len(piece.lstrip("\n"))
                text += "\n" * max(0, 2 - have)
            text += piece
            is_apart = False
    return text + ("\n" if text and not text.endswith("\n") else "")


def code(expected):
    if "message" in expected:
        message = expected["message"]
        silent = not printed(message.get("content", [])).strip()
        return STOPS.get(message.get("stop_reason"), 23 if silent else 0)
    status = expected["error"]["status"]
    # Status 200 is an error event in a stream: an overload or a server error.
    return 75 if status == 200 or status >= 500 else STATUSES[status]


def exchanges(folder):
    for path in sorted(folder.glob("*/response.meta.json")):
        meta = json.loads(path.read_text())
        if (meta["method"], meta["endpoint"]) == ("POST", "/v1/messages") and meta["status"] == 200:
            expected = json.loads((path.parent / "expected.json").read_text())
            yield path.parent.name, expected, MODES if meta["stream"] else WHOLE_MODES


def environment(home, base_url):
    return {
        "PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8",
        "ANTHROPIC_BASE_URL": base_url, "ANTHROPIC_API_KEY": "sk-ant-nothing",
    }


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    named = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("CLAUDE_CHAT_RECORDINGS", "")
    folder = pathlib.Path(named)
    if not named or not (folder / "replay.py").exists():
        print("skipped: no recordings; name their folder or set CLAUDE_CHAT_RECORDINGS")
        sys.exit(77)
    server = subprocess.Popen(
        [sys.executable, str(folder / "replay.py"), "--port", "0"],
        stdout=subprocess.PIPE, text=True)
    port = server.stdout.readline().split()[2]

    with tempfile.TemporaryDirectory() as home:

        def differs(case):
            name, expected, mode = case
            message = expected.get("message") or expected.get("partial") or {}
            wanted = (printed(message.get("content", [])), code(expected))
            try:
                run = subprocess.run(
                    [program, "-p", "hi"], stdin=subprocess.DEVNULL, capture_output=True,
                    timeout=180, env=environment(home, f"http://127.0.0.1:{port}/c/{name}/{mode}"))
            except subprocess.TimeoutExpired:
                return name, mode, wanted, ("no end within three minutes", None), ""
            found = (run.stdout.decode(errors="replace"), run.returncode)
            return found != wanted and (name, mode, wanted, found, run.stderr.decode())

        cases = [
            (name, expected, mode)
            for name, expected, modes in exchanges(folder) for mode in modes
        ]
        try:
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                wrong = [found for found in pool.map(differs, cases) if found]
        finally:
            server.terminate()
    for name, mode, (text, status), (found, found_status), errors in wrong[:10]:
        print(f"{name}/{mode}: exit code {found_status}, not {status}")
        print(f"  wanted {text[:300]!r}\n  found  {found[:300]!r}\n  said   {errors[:300]!r}")
    print(f"{len(cases)} answers compared, {len(wrong)} differ")
    sys.exit(1 if wrong or not cases else 0)


if __name__ == "__main__":
    main()
