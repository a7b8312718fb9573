#!/usr/bin/env python3
"""Draws docs/pictures, docs/look.md and docs/screenshot.svg from real screens of two programs.

    python3 pictures.py path/to/old/claude-chat path/to/new/claude-chat [scene ...]

Both were built with `make build`. Each scene is played in a terminal of three sizes against the
`fake-claude` beside the new program; a picture holds the screen of the old program above that of
the new one, in two palettes. What depends on time or chance (seconds, ports, times of day) is
replaced by fixed figures of the same width. The tables of docs/look.md are written anew; exits 1
when a role has a contrast under 3 and no reason for it. Needs `pip install pyte`; takes a minute.
"""

import contextlib
import fcntl
import html
import http.server
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import unicodedata

import pyte

import speed_check

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
SIZES = [(80, 24), (120, 40), (40, 12)]


# The terminal


class Screen(pyte.Screen):
    """A screen that knows dim text, which pyte does not: it stands where pyte keeps blinking.

    Code by code, as the chat uses no colours but the 16.
    """

    def select_graphic_rendition(self, *codes):
        for code in codes or (0,):
            for known in {2: (5,), 22: (22, 25)}.get(code, (code,)):
                super().select_graphic_rendition(known)


class Terminal:
    """A program in a terminal of its own."""

    # What pyte would take for something else: `CSI > 4;1 m`, `CSI < u`, device control strings.
    UNKNOWN = re.compile(rb"\x1b\[[<=>][0-?]*[ -/]*[@-~]|\x1bP[^\x1b]*\x1b\\")
    UNFINISHED = re.compile(rb"\x1b(\[[0-?]*[ -/]*|P[^\x1b]*\x1b?)?$")

    def __init__(self, arguments, environment, columns, rows):
        self.screen = Screen(columns, rows)
        self.screen.write_process_input = self.type
        self.stream = pyte.ByteStream(self.screen)
        self.rest = self.seen = b""
        self.child, self.end = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(arguments[0], arguments, environment)

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def type(self, text):
        self.seen = b""
        os.write(self.end, text.encode())

    def read(self, seconds):
        """Whether something came within that time."""
        if not select.select([self.end], [], [], max(0, seconds))[0]:
            return False
        try:
            bytes = os.read(self.end, 1 << 16)
        except OSError:
            return False
        self.seen += bytes
        bytes = self.rest + bytes
        cut = self.UNFINISHED.search(bytes)
        place = cut.start() if cut else len(bytes)
        self.rest = bytes[place:]
        self.stream.feed(self.UNKNOWN.sub(b"", bytes[:place]))
        return True

    def wait(self, what, condition):
        deadline = time.monotonic() + 30
        while not condition(self.text):
            if not self.read(deadline - time.monotonic()):
                sys.exit(f"waited in vain for {what}; the screen:\n{self.text}")

    def wait_for(self, text):
        self.wait(text, lambda screen: text in screen)

    def settle(self):
        """Reads until nothing comes for a while; the footer of an answer moves each quarter."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline and self.read(0.2):
            pass

    def ask(self, question):
        self.type(question + "\r")
        def is_over(screen):
            # What a narrow footer shows of an answer under way: one of these.
            signs = [*"⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "stops"]
            return any(sign.encode() in self.seen for sign in signs) and not any(
                sign in screen for sign in signs
            )

        self.wait("the answer", is_over)

    def command(self, text, shows):
        self.type(text + "\r")
        self.wait_for(shows)

    def leave(self):
        os.kill(self.child, signal.SIGHUP)
        deadline = time.monotonic() + 10
        while os.waitpid(self.child, os.WNOHANG) == (0, 0):
            self.read(0.05)
            if time.monotonic() > deadline:
                os.kill(self.child, signal.SIGKILL)
        os.close(self.end)


# The scenes

DOCUMENT = """\
# Fruit

## To do

- [x] wash the pears
- [ ] peel them
  1. from the top, with `peel -v`
  2. see [the page](https://example.com/peel)

| Fruit | Count | Remark |
|:--|--:|:--|
| apples | 3 | *green* |
| 日本梨 | 12 | two wide, **ripe** |

```swift
func ripe(_ pears: [Pear]) -> Int { pears.count { $0.days > 3 } }  // in days
```

```
without a language
```"""


def first(terminal, is_old):
    terminal.ask("how are you?")


def markdown(terminal, is_old):
    terminal.type(f"echo \x1b[200~{DOCUMENT}\x1b[201~")
    terminal.wait_for("Pasted")
    terminal.ask("")


def streaming(terminal, is_old):
    terminal.type("How do I keep pears?\r")
    terminal.wait_for(" tok")
    terminal.type("And apples, in a table\r")
    terminal.wait_for("queued: ")
    terminal.type("The cellar has three rooms:\none is dry,\ntwo are wet")
    terminal.wait_for("two are wet")


def help(terminal, is_old):
    terminal.command("/help", "/help keys lists" if is_old else "Ctrl-D leaves.")


def model(terminal, is_old):
    terminal.command("/model", "haiku")


def cost(terminal, is_old):
    terminal.ask("echo one")
    terminal.command("/model haiku", "haiku")
    terminal.ask("echo two")
    terminal.ask("echo three")
    terminal.command("/cost", "cache")


def search(terminal, is_old):
    terminal.ask("echo apples and pears")
    terminal.ask("echo oranges")
    terminal.type("\x12pea")
    terminal.wait_for("pea")


def menu(terminal, is_old):
    terminal.type("/mo\t" if is_old else "/mo")
    terminal.wait_for("/mo")


def key(terminal, is_old):
    terminal.command("use sk-ant-api03-this-is-an-example for it", "API key")


def question(terminal, is_old):
    terminal.type("claude-chat markdown\r")
    terminal.wait("the end", lambda screen: screen.rstrip().endswith("\n$"))


SCENES = {
    first: "the first screen, a question and its answer",
    markdown: "an answer with headings, lists, a table and code",
    streaming: "an answer under way, a queued message and a draft",
    help: "`/help`",
    model: "`/model`",
    cost: "`/cost` after three answers of two models",
    search: "Ctrl-R with a match",
    menu: "`/mo` is typed (before: and Tab)",
    key: "the question before a key is sent",
    question: "a single question on the command line",
}


def screenshot(terminal, is_old):
    terminal.ask("show me a table")
    terminal.ask("and some code")


# The servers


class StalledAnswer(http.server.BaseHTTPRequestHandler):
    """The beginning of an answer; the fake would cut its words at other places each time."""

    protocol_version = "HTTP/1.1"
    TEXT = """Pears ripen from the inside out, so what matters is **when** you stop them:

1. Pick them *hard*, and lay them side by side, not touching.
2. Keep them at 0 °C and in the dark; an apple beside them would ripen them all.
3. Three days before you want to eat them, take them to the kitchen and"""

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        message = {
            "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-5-5",
            "content": [], "stop_reason": None, "stop_sequence": None,
            "usage": {"input_tokens": 14, "output_tokens": 1},
        }
        block, delta = {"type": "text", "text": ""}, {"type": "text_delta", "text": self.TEXT}
        for event in [
            speed_check.event("message_start", message=message),
            speed_check.event("content_block_start", index=0, content_block=block),
            speed_check.event("content_block_delta", index=0, delta=delta),
        ]:
            self.wfile.write(event)
        self.rfile.read()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def stalled():
    """The port of a server whose answers never end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), StalledAnswer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def faked(fake):
    """The port of `fake-claude`, which answers slowly enough for its footer to be seen."""
    server = subprocess.Popen(
        [fake, "--rate", "0", "--latency", "300", "--until-eof"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().split()[2]
    finally:
        server.stdin.close()
        server.wait(timeout=10)


#: What is not the same in every run, and what stands for it.
FIXED = [
    (r"(?<=127\.0\.0\.1:)\d+", "40000"),
    (r"[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏](?= )", "⠋"),
    (r"\d+(?=\.\d s)", "123"),
    (r"(?<=\d\.)\d(?= s)", "4"),
    (r"\d+(?= tok/s)", "123"),
    (r"(?<=until )\d\d:\d\d", "12:00"),
]


def remember(program, fake, environment):
    """Begins the file of conversations, so that the chat need not say where they are kept."""
    with faked(fake) as port:
        subprocess.run(
            [program, "--title", "before", "echo hello"], timeout=30, capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment | {"ANTHROPIC_BASE_URL": f"http://127.0.0.1:{port}"})


def play(scene, program, is_old, size, fake):
    """The cells of the screen at the end of a scene, and where its cursor is."""
    server = stalled() if scene is streaming else faked(fake)
    with server as port, tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": f"{os.path.dirname(program)}:{os.environ['PATH']}", "HOME": home,
            "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color", "PS1": "$ ",
            "ANTHROPIC_BASE_URL": f"http://127.0.0.1:{port}",
        }
        remember(program, fake, environment)
        is_shell = scene is question
        arguments, sign = (["/bin/sh", "-i"], "$") if is_shell else ([program], ">")
        terminal = Terminal(arguments, environment, *size)
        try:
            terminal.wait("the prompt", lambda screen: re.search(rf"^\{sign}", screen, re.M))
            scene(terminal, is_old)
            terminal.settle()
            cells = [row(terminal.screen.buffer[y], size[0]) for y in range(size[1])]
            place = terminal.screen.cursor
            return cells, None if place.hidden else (min(place.x, size[0] - 1), place.y)
        finally:
            terminal.leave()


def row(line, columns):
    cells = [line[x] for x in range(columns)]
    text = "".join(cell.data[:1] or "\0" for cell in cells)
    for pattern, fixed in FIXED:
        for found in re.finditer(pattern, text):
            for x in range(*found.span()):
                cells[x] = cells[x]._replace(data=fixed[x - found.start()])
    return cells


# Colours

NAMES = ["black", "red", "green", "brown", "blue", "magenta", "cyan", "white"]
NAMES += ["bright" + name for name in NAMES]
GNOME = """171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc
    5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff""".split()


class Palette:
    """The 16 colours of a terminal, and its own two; dim is half way to the background."""

    def __init__(self, name, text, background, colors):
        self.name, self.text, self.background = name, text, background
        self.colors = dict(zip(NAMES, colors))

    def pair(self, cell):
        """The colours of a cell: of its text, and behind it."""
        front = self.colors.get(cell.fg, self.text if cell.fg == "default" else cell.fg)
        back = self.colors.get(cell.bg, self.background if cell.bg == "default" else cell.bg)
        if cell.reverse:
            front, back = back, front
        return (mixed(front, back) if cell.blink else front), back


XTERM = Palette("xterm", "e5e5e5", "000000", """000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd
    e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff""".split())
GNOME_LIGHT = Palette("GNOME light", "171421", "ffffff", GNOME)
GNOME_DARK = Palette("GNOME dark", "d0cfcc", "171421", GNOME)


def channels(color):
    return [int(color[place:place + 2], 16) for place in (0, 2, 4)]


def mixed(front, back):
    pairs = zip(channels(front), channels(back))
    return "".join(f"{round((one + other) / 2):02x}" for one, other in pairs)


def luminance(color):
    """As WCAG 2 defines it."""
    parts = [part / 255 for part in channels(color)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(front, back):
    dark, light = sorted([luminance(front), luminance(back)])
    return (light + 0.05) / (dark + 0.05)


# Drawing

WIDTH, HEIGHT, FONT, GAP = 8, 17, 13.33, 24


def runs(cells):
    """Pieces of a row that look alike, as (column, columns, text, cell).

    Wide characters are pieces of their own, because a font may draw them at another width.
    """
    x = 0
    while x < len(cells):
        start, look, text = x, cells[x]._replace(data=""), ""
        is_wide = width(cells[x].data) == 2
        while (x < len(cells) and cells[x]._replace(data="") == look
                and (not cells[x].data or (width(cells[x].data) == 2) == is_wide)):
            text += cells[x].data
            x += 1
        yield start, x - start, text, look


def width(text):
    return 2 if text and unicodedata.east_asian_width(text[0]) in "WF" else 1


class Drawing:
    def __init__(self, title):
        self.title, self.parts, self.classes = title, [], {}

    def style(self, cell):
        """The class for the look of a cell, the same in all palettes."""
        if cell == pyte.screens.Char(""):
            return ""
        if cell not in self.classes:
            self.classes[cell] = f"s{len(self.classes)}"
        return f' class="{self.classes[cell]}"'

    def add_screen(self, x, y, screen, palette, place, title=""):
        cells, cursor = screen
        columns, rows = len(cells[0]), len(cells)
        parts = [
            f'<g class="p{place}" transform="translate({x} {y})">',
            f'<rect x="-8" y="-6" width="{columns * WIDTH + 16}" height="{rows * HEIGHT + 12}" '
            f'rx="6" fill="#{palette.background}" stroke="#808080"/>',
        ]
        if title:
            parts.append(f'<text x="-8" y="-12" fill="#808080">{title}</text>')
        for number, line in enumerate(cells):
            for column, count, text, look in runs(line):
                parts += self.run(column, number, count, text, look, palette)
        if cursor:
            parts.append(
                f'<rect x="{cursor[0] * WIDTH}" y="{cursor[1] * HEIGHT}" width="{WIDTH}" '
                f'height="{HEIGHT}" fill="none" stroke="#{palette.text}"/>')
        self.parts += parts + ["</g>"]

    def run(self, column, number, count, text, look, palette):
        if look.reverse or look.bg != "default":
            yield (f'<rect x="{column * WIDTH}" y="{number * HEIGHT}" width="{count * WIDTH}" '
                   f'height="{HEIGHT}" fill="#{palette.pair(look)[1]}"/>')
        if look.underscore or look.strikethrough:
            words = [(0, text)]
        else:
            # A column of blanks parts two texts, so that a font of another width shifts nothing.
            words = [(found.start(), found[0]) for found in re.finditer(r"\S+( \S+)*", text)]
        cells = width(text)
        for start, word in words:
            length = "" if len(word) == 1 else f' textLength="{len(word) * cells * WIDTH}"'
            yield (f'<text x="{(column + start * cells) * WIDTH}" y="{number * HEIGHT + 13}"'
                   f'{self.style(look)}{length}>{html.escape(word, quote=False)}</text>')

    def svg(self, width, height, palettes):
        rules = ["text{white-space:pre}"]
        for place, palette in enumerate(palettes):
            rules.append(f".p{place}{{fill:#{palette.text}}}")
        for look, name in self.classes.items():
            shared = []
            if look.bold:
                shared.append("font-weight:bold")
            if look.italics:
                shared.append("font-style:italic")
            lines = [("underline", look.underscore), ("line-through", look.strikethrough)]
            lines = " ".join(line for line, is_drawn in lines if is_drawn)
            if lines:
                shared.append(f"text-decoration:{lines}")
            if shared:
                rules.append(f".{name}{{{';'.join(shared)}}}")
            for place, palette in enumerate(palettes):
                if (color := palette.pair(look)[0]) != palette.text:
                    rules.append(f".p{place} .{name}{{fill:#{color}}}")
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" '
            f'font-size="{FONT}">',
            f"<title>{html.escape(self.title)}</title>", "<style>", *rules, "</style>",
            *self.parts, "</svg>", ""])


def picture(title, old, new):
    """Before above after, dark beside light."""
    columns, rows = len(old[0][0]), len(old[0])
    wide, high = columns * WIDTH + GAP + 16, rows * HEIGHT + GAP + 24
    drawing = Drawing(title)
    palettes = [XTERM, GNOME_LIGHT]
    for line, (when, screen) in enumerate([("before", old), ("after", new)]):
        for place, palette in enumerate(palettes):
            drawing.add_screen(
                16 + place * wide, 32 + line * high, screen, palette, place,
                f"{when}, {palette.name}")
    return drawing.svg(2 * wide, 2 * high, palettes)


def readme_picture(screen):
    drawing = Drawing("claude-chat answering in a terminal")
    drawing.add_screen(9, 7, screen, GNOME_DARK, 0)
    columns, rows = len(screen[0][0]), len(screen[0])
    return drawing.svg(columns * WIDTH + 18, rows * HEIGHT + 14, [GNOME_DARK])


# The page


def said(screen):
    return [text for line in screen[0] if (text := "".join(cell.data for cell in line).strip())]


def roles():
    """The styles of the sources, as (name, the words of its style, how a cell looks)."""
    theme = (ROOT / "Sources/ChatTerminal/Markdown/Theme.swift").read_text()
    standard = theme.partition("static let standard = Theme([")[2].partition("])")[0]
    found = [(f"`.{name}`", style) for name, style in re.findall(r"\.(\w+): (\S.*),\n", standard)]
    for target in ["ChatREPL", "ChatTerminal"]:
        for path in sorted((ROOT / "Sources" / target).rglob("*.swift")):
            if path.name != "Style.swift":
                found += [
                    (f"`{path.stem}.{name}`", style) for name, style
                    in re.findall(r"static let (\w+) = (Style\b.+)", path.read_text())]
    for name, style in found:
        words = re.findall(r"\b(bold|dim|italic|underlined|struck)\b", style)
        color = re.search(r"color(?:: |\()\.(\w+)", style)
        named = [re.sub("([A-Z])", r" \1", color[1]).lower()] if color else []
        front = color[1].lower().replace("yellow", "brown") if color else "default"
        cell = pyte.screens.Char("", fg=front, blink="dim" in words)
        yield name, ", ".join(words + named) or "plain", cell


#: Why a look may stay under 3, by its words in the table.
REASONS = {}


def contrast_table():
    """The rows of the table, and the names of roles that are under 3 without a reason."""
    lines = [f"| role | style | {XTERM.name} | {GNOME_LIGHT.name} | |", "|---|---|---:|---:|---|"]
    looks, wrong = {}, []
    for name, shown, cell in roles():
        looks.setdefault((shown, cell), []).append(name)
    for (shown, cell), names in looks.items():
        figures = [contrast(*palette.pair(cell)) for palette in (XTERM, GNOME_LIGHT)]
        note = REASONS.get(shown) if min(figures) < 3 else ""
        if note is None:
            wrong += names
        lines.append(
            f"| {', '.join(names)} | {shown} | {figures[0]:.1f} | {figures[1]:.1f} "
            f"| {'**under 3**' if note is None else note} |")
    return lines, wrong


def picture_table():
    def shown(scene, size):
        name = f"{scene.__name__}-{size[0]}x{size[1]}"
        path = f"pictures/{name}.svg"
        return f"[![{name}]({path})]({path})" if (DOCS / path).exists() else "as 80×24"

    sizes = " | ".join(f"{columns}×{rows}" for columns, rows in SIZES)
    lines = [f"| | {sizes} |", "|---" * (len(SIZES) + 1) + "|"]
    for scene, title in SCENES.items():
        lines.append(f"| {title} | " + " | ".join(shown(scene, size) for size in SIZES) + " |")
    return lines


def write_block(name, lines):
    """Puts lines into the page between its two marks of that name."""
    page = DOCS / "look.md"
    begin, end = f"<!-- {name}: written by pictures.py -->\n", f"<!-- end of {name} -->"
    head, found, rest = page.read_text().partition(begin)
    if not found:
        sys.exit(f"{page} has no block {name}")
    page.write_text(head + begin + "\n".join(["", *lines, "", ""]) + end + rest.partition(end)[2])


def draw(scene, programs, fake):
    """One picture for each size, where a larger one shows something else."""
    first_said = None
    for size in SIZES:
        path = DOCS / "pictures" / f"{scene.__name__}-{size[0]}x{size[1]}.svg"
        screens = [
            play(scene, program, place == 0, size, fake) for place, program in enumerate(programs)]
        texts = [said(screen) for screen in screens]
        first_said = first_said or texts
        if size[0] > SIZES[0][0] and texts == first_said:
            path.unlink(missing_ok=True)
            continue
        title = SCENES[scene].replace("`", "")
        text = picture(f"{title}, {size[0]}×{size[1]}", *screens)
        path.write_text(text)
        print(f"{path.name}: {len(text.encode()) / 1000:.0f} kB", flush=True)


def main():
    programs = [os.path.abspath(path) for path in sys.argv[1:3]]
    fake = os.path.join(os.path.dirname(programs[1]), "fake-claude")
    wanted = sys.argv[3:]
    (DOCS / "pictures").mkdir(exist_ok=True)
    for scene in SCENES:
        if not wanted or scene.__name__ in wanted:
            draw(scene, programs, fake)
    if not wanted:
        screen = play(screenshot, programs[1], False, (84, 24), fake)
        (DOCS / "screenshot.svg").write_text(readme_picture(screen))
    lines, wrong = contrast_table()
    write_block("pictures", picture_table())
    write_block("contrast", lines)
    for name in wrong:
        print(f"under 3, and no reason: {name}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
