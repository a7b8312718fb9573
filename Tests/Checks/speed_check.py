"""Compares claude-chat with curl, which only copies the same bytes.

    python3 speed_check.py path/to/release/claude-chat [runs]

Measures start-up, a short answer, 20,000 events at full speed, and 100 events a second for ten
seconds, from a loopback server of its own. The two programs run in turns, and their medians are
compared. Prints a table and exits 1 when a goal is missed. Needs curl and an idle machine; takes
about a minute.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

QUESTION = json.dumps({"messages": [{"role": "user", "content": "hi"}], "stream": True})
#: The number of events, and how many are sent each second; 0 is at full speed.
ANSWERS = {"short": (20, 0), "flat": (20_000, 0), "paced": (1_000, 100), "brief": (300, 100)}


# The server


def event(name, **members):
    data = json.dumps({"type": name, **members}, separators=(",", ":"))
    text = f"event: {name}\ndata: {data}\n\n".encode()
    return f"{len(text):x}\r\n".encode() + text + b"\r\n"


def answer(count):
    usage = {"input_tokens": 10, "output_tokens": 1}
    message = {
        "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-5-5",
        "content": [], "stop_reason": None, "stop_sequence": None, "usage": usage,
    }
    start = event("message_start", message=message) + event(
        "content_block_start", index=0, content_block={"type": "text", "text": ""})
    deltas = [
        event("content_block_delta", index=0, delta={"type": "text_delta", "text": f" word{n}"})
        for n in range(count)
    ]
    end = (
        event("content_block_stop", index=0)
        + event(
            "message_delta", delta={"stop_reason": "end_turn", "stop_sequence": None},
            usage={"output_tokens": count})
        + event("message_stop") + b"0\r\n\r\n")
    return start, deltas, end


BODIES = {name: answer(count) for name, (count, _) in ANSWERS.items()}


async def serve(reader, writer):
    try:
        while request := await reader.readuntil(b"\r\n\r\n"):
            path = request.split(b" ", 2)[1].decode()
            for line in request.split(b"\r\n"):
                if line.lower().startswith(b"content-length:"):
                    await reader.readexactly(int(line.split(b":")[1]))
            if request.startswith(b"HEAD "):
                writer.write(b"HTTP/1.1 405 Method Not Allowed\r\ncontent-length: 0\r\n\r\n")
                continue
            name = path.split("/")[1]
            start, deltas, end = BODIES[name]
            rate = ANSWERS[name][1]
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                b"transfer-encoding: chunked\r\n\r\n" + start)
            if rate:
                begin = time.monotonic()
                for place, delta in enumerate(deltas):
                    await asyncio.sleep(max(0, begin + place / rate - time.monotonic()))
                    writer.write(delta)
                    await writer.drain()
            else:
                writer.write(b"".join(deltas))
            writer.write(end)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def run_server():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# The measurements


def run(command, environment):
    """Wall time and processor time, in seconds."""
    begin = time.perf_counter()
    with open(os.devnull, "w") as nothing:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=nothing, stderr=nothing, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return wall, usage.ru_utime + usage.ru_stime


def memory(command, environment):
    """The peak resident memory of the program, in MiB.

    The figure of wait4 would include the memory of the program's parent before exec.
    """
    peak = 0
    with open(os.devnull, "w") as nothing:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=nothing, stderr=nothing, env=environment)
        while child.poll() is None:
            try:
                with open(f"/proc/{child.pid}/status") as status:
                    for line in status:
                        if line.startswith("VmHWM"):
                            peak = max(peak, int(line.split()[1]) / 1024)
            except (FileNotFoundError, ProcessLookupError):
                pass
    return peak


def measure(ours, theirs, environment, runs):
    """The medians of both programs, which run in turns."""
    results = [[], []]
    for place in range(runs + 1):
        for result, command in zip(results, (ours, theirs)):
            measured = run(command, environment)
            # The first run of each only fills the caches.
            if place > 0:
                result.append(measured)
    return [[statistics.median(column) for column in zip(*result)] for result in results]


def main():
    program = os.path.abspath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    server = subprocess.Popen(
        [sys.executable, os.path.abspath(__file__), "--serve"], stdout=subprocess.PIPE, text=True)
    port = server.stdout.readline().strip()
    rows = []

    def compare(what, result, column, unit, goal):
        ours, theirs = (medians[column] for medians in result)
        scale = 1000 if unit == "ms" else 1
        rows.append((what, f"{ours * scale:.1f} {unit}", f"{theirs * scale:.1f} {unit}",
                     ours / theirs, goal))

    try:
        with tempfile.TemporaryDirectory() as home:
            base = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8"}

            def both(name, times):
                url = f"http://127.0.0.1:{port}/{name}"
                curl = ["curl", "-sN", "-H", "content-type: application/json", "-d", QUESTION,
                        url + "/v1/messages"]
                ours = [program, "-p", "hi"]
                return measure(ours, curl, {**base, "ANTHROPIC_BASE_URL": url}, times)

            version = measure([program, "--version"], ["curl", "--version"], base, 2 * runs)
            short, flat, paced = both("short", runs), both("flat", runs), both("paced", 2)
            flat_out = {**base, "ANTHROPIC_BASE_URL": f"http://127.0.0.1:{port}/flat"}
            peak = max(memory([program, "-p", "hi"], flat_out) for _ in range(5))
    finally:
        server.terminate()
    compare("--version, time", version, 0, "ms", 1.2)
    compare("a short answer, time", short, 0, "ms", 1.5)
    compare("20,000 events flat out, time", flat, 0, "ms", 5)
    compare("20,000 events flat out, processor", flat, 1, "ms", None)
    compare("100 events/s for 10 s, processor", paced, 1, "ms", 2)
    size = os.path.getsize(program) / 1e6
    rows.append(("memory, at most", f"{peak:.1f} MB", "", peak, 25))
    rows.append(("size of the program", f"{size:.1f} MB", "", size, 16))

    print(f"{'':36}{'claude-chat':>14}{'curl':>14}{'figure':>9}{'goal':>7}")
    for what, ours, theirs, figure, goal in rows:
        verdict = "" if goal is None or figure <= goal else "  missed"
        shown = "" if goal is None else f"{goal:.1f}"
        print(f"{what:36}{ours:>14}{theirs:>14}{figure:>9.2f}{shown:>7}{verdict}")
    sys.exit(any(goal is not None and figure > goal for *_, figure, goal in rows))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--serve":
        asyncio.run(run_server())
    else:
        main()
