#!/usr/bin/env python3
"""Draws docs/screenshot.svg from the real program.

Runs the release build against fake-claude in tmux, types a short conversation, and turns what
stands on the screen, colours included, into an SVG. Needs tmux.

    make build && python3 docs/screenshot.py
"""
import html
import os
import re
import subprocess
import tempfile
import time
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.join(ROOT, ".build", "release")
COLUMNS, ROWS = 84, 24
CELL_WIDTH, CELL_HEIGHT = 8.4, 18
COLORS = {
    31: "#e06c75", 32: "#98c379", 33: "#d8a657", 34: "#61afef", 35: "#c678dd", 36: "#56b6c2",
}


def tmux(*arguments):
    return subprocess.run(
        ["tmux", "-L", "screenshot", *arguments], capture_output=True, text=True, check=False
    ).stdout


def screen_when(predicate, seconds=20):
    """The screen with its colours, once it shows what is waited for."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        screen = tmux("capture-pane", "-p", "-e", "-t", "chat")
        if predicate(re.sub(r"\x1b\[[0-9;]*m", "", screen)):
            return screen
        time.sleep(0.05)
    raise SystemExit("the screen never showed what was waited for:\n" + screen)


def cells(text):
    """The columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def spans(line):
    """Pieces of a row as (column, text, style)."""
    column, style = 0, {}
    for code, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
        if text:
            yield column, text, dict(style)
            column += cells(text)
            continue
        for number in (int(part or 0) for part in code.split(";")):
            if number in (0, 39):
                style = {} if number == 0 else {k: v for k, v in style.items() if k != "color"}
            elif number == 1:
                style["bold"] = True
            elif number == 2:
                style["dim"] = True
            elif number == 22:
                style.pop("bold", None)
                style.pop("dim", None)
            elif number in COLORS:
                style["color"] = COLORS[number]


def svg(screen):
    width, height = COLUMNS * CELL_WIDTH + 32, ROWS * CELL_HEIGHT + 32
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">',
        "<title>claude-chat answering in a terminal</title>",
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="8" fill="#1e222a"/>',
    ]
    for row, line in enumerate(screen.split("\n")[:ROWS]):
        for column, text, style in spans(line):
            if not text.strip():
                continue
            fill = style.get("color", "#7f8794" if style.get("dim") else "#d7dae0")
            weight = ' font-weight="bold"' if style.get("bold") else ""
            x, y = 16 + column * CELL_WIDTH, 16 + (row + 0.75) * CELL_HEIGHT
            length = cells(text) * CELL_WIDTH
            parts.append(
                f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{weight} xml:space="preserve" '
                f'textLength="{length:.1f}">{html.escape(text)}</text>'
            )
    return "\n".join(parts + ["</svg>", ""])


def main():
    fake = subprocess.Popen(
        [os.path.join(BIN, "fake-claude"), "--rate", "80", "--until-eof"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    port = fake.stdout.readline().split()[2]
    home = tempfile.mkdtemp()
    try:
        tmux(
            "new-session", "-d", "-s", "chat", "-x", str(COLUMNS), "-y", str(ROWS),
            f"env HOME={home} ANTHROPIC_BASE_URL=http://127.0.0.1:{port} "
            f"{BIN}/claude-chat --private",
        )
        screen_when(lambda text: "window 0 %" in text)
        tmux("send-keys", "-t", "chat", "show me a table", "Enter")
        screen_when(lambda text: "session $" in text)
        tmux("send-keys", "-t", "chat", "and some code", "Enter")
        screen_when(lambda text: "esc stops" in text)
        picture = screen_when(lambda text: "esc stops" not in text and "session $" in text)
        with open(os.path.join(ROOT, "docs", "screenshot.svg"), "w", encoding="utf-8") as file:
            file.write(svg(picture))
    finally:
        tmux("kill-server")
        fake.stdin.close()
        fake.wait(timeout=5)


if __name__ == "__main__":
    main()
