"""Lists the public symbols of a symbol graph without documentation of their own.

    python3 undocumented.py ClaudeMessages.symbols.json

Exits 1 when there are any, or when a summary is longer than 150 characters. Requirements of
protocols of the standard library (`==`, `hash(into:)`) need no documentation.
"""

import json
import sys

LONGEST_SUMMARY = 150


def summary(comment):
    paragraph = []
    for line in comment["lines"]:
        if not line["text"].strip():
            break
        paragraph.append(line["text"].strip())
    return " ".join(paragraph)


def main():
    with open(sys.argv[1]) as file:
        symbols = json.load(file)["symbols"]
    wrong = []
    for symbol in symbols:
        place = symbol.get("location")
        if "::SYNTHESIZED::" in symbol["identifier"]["precise"] or place is None:
            continue
        where = place["uri"].split("/Sources/")[-1] + f":{place['position']['line'] + 1}"
        name = ".".join(symbol["pathComponents"])
        if not symbol.get("docComment"):
            wrong.append(f"{where}: {name} is not documented")
        elif len(words := summary(symbol["docComment"])) > LONGEST_SUMMARY:
            wrong.append(f"{where}: the summary of {name} has {len(words)} characters")
    print("\n".join(sorted(wrong)), file=sys.stderr, end="\n" if wrong else "")
    print(f"{len(symbols)} public symbols, {len(wrong)} without a proper summary")
    sys.exit(1 if wrong else 0)


main()
