"""Writes invented answers as recordings, with the results of the official Python SDK.

    python3 sdk_streams.py path/to/folder
    CLAUDE_CHAT_RECORDINGS=path/to/folder swift test --filter RecordingsTests

Each answer is served on loopback to `anthropic.Anthropic(...).beta.messages`; the final message or
the error of the SDK becomes `expected.json`, beside `response.body` and `response.meta.json` as
the test of recordings reads them. Answers that ClaudeMessages deliberately reads differently are left
out; OURS says how and why. Needs `pip install anthropic`.
"""

import http.server
import json
import pathlib
import sys
import threading

import anthropic

# The results of ClaudeMessages that deliberately differ from those of the SDK.
MISFIT = "malformed; the SDK leaves out what does not fit, and so loses it silently"
ORDER = "malformed; the SDK puts the words where they happen to fit, or raises IndexError"
ENDLESS = "cut_off with the partial message; the SDK takes what came for the whole answer"
TOLERANT = "read; the SDK raises"
OURS = {
    "a delta without a type": MISFIT,
    "a text delta for a call": MISFIT,
    "a text delta for thinking": MISFIT,
    "a thinking delta for text": MISFIT,
    "an input delta for text": MISFIT,
    "input: a comma too many": "read, and in brokenInputs; the SDK raises ValueError",
    "input: no object": "{} and in brokenInputs: the API takes back nothing but objects",
    "input: no JSON": "{} and in brokenInputs; the SDK raises ValueError",
    "input: a newline in a string": "{} and in brokenInputs; the SDK raises ValueError",
    "input: half a pair": "U+FFFD; the SDK raises ValueError",
    "no message_stop and no end of a block": ENDLESS,
    "nothing behind the text": ENDLESS,
    "an ending in the middle": ENDLESS,
    "only a start": ENDLESS,
    "no newline behind the stop reason": ENDLESS,
    "one newline behind the stop reason": ENDLESS,
    "an end before the start": ORDER,
    "an index twice": ORDER,
    "an end twice": ORDER,
    "text behind the end of its block": ORDER,
    "a negative index": ORDER,
    "an index left out": TOLERANT,
    "indices from one": TOLERANT,
    "no usage at the end": TOLERANT,
    "a byte order mark": "left out, as the standard says; the SDK loses the first event",
    "no names": "read by the type inside; the SDK sees no event",
    "done with a name": TOLERANT,
    "data that is null": TOLERANT,
    "data that is a number": TOLERANT,
    "data that is an array": TOLERANT,
    "an error without data": "no event, as the standard says, so cut_off",
    "an error of another name": "an error; the SDK goes on as if nothing had happened",
    "NaN in the data": "malformed: it is no JSON",
    "a stream of type text/plain": "not_api: it is a web page, most likely",
    "a stream of type application/json": "malformed: it is no JSON",
    "an error of a message of an object": "the message is the whole body; the SDK has an object",
}

START = {
    "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-5-5",
    "content": [], "stop_reason": None, "stop_sequence": None,
    "usage": {"input_tokens": 15, "output_tokens": 1},
}


def event(data, name=None):
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    name = name if name is not None else data["type"]
    return (f"event: {name}\n" if name else "") + f"data: {text}\n\n"


def start(**members):
    return event({"type": "message_start", "message": {**START, **members}})


def begin(index, **block):
    return event({"type": "content_block_start", "index": index, "content_block": block})


def delta(index, **delta):
    return event({"type": "content_block_delta", "index": index, "delta": delta})


def end(index):
    return event({"type": "content_block_stop", "index": index})


def text(index, words="Hi"):
    return (
        begin(index, type="text", text="") + delta(index, type="text_delta", text=words)
        + end(index))


def over(reason="end_turn", usage=None, **members):
    return event({
        "type": "message_delta",
        "delta": {"stop_reason": reason, "stop_sequence": None, **members},
        "usage": usage or {"output_tokens": 9}})


STOP = event({"type": "message_stop"})
TAIL = over() + STOP


def call(pieces, kind="tool_use", reason="tool_use", closed=True, **members):
    block = {"type": kind, "id": "toolu_1", "name": "f", "input": {}, **members}
    body = start() + begin(0, **block)
    body += "".join(delta(0, type="input_json_delta", partial_json=piece) for piece in pieces)
    return body + (end(0) if closed else "") + over(reason) + STOP


def answer(*blocks):
    return start() + "".join(blocks) + TAIL


def streams():
    yield "plain", answer(text(0))
    yield "no blocks", answer()
    yield "text in the start", answer(
        begin(0, type="text", text="Hel"), delta(0, type="text_delta", text="lo"), end(0))
    yield "an unknown event", answer(text(0), event({"type": "weather", "sun": True}))
    yield "an unknown delta", answer(
        begin(0, type="text", text=""), delta(0, type="smell_delta", smell="x"),
        delta(0, type="text_delta", text="Hi"), end(0))
    yield "a delta without a type", answer(
        begin(0, type="text", text=""), delta(0, text="x"),
        delta(0, type="text_delta", text="Hi"), end(0))
    yield "an unknown block", answer(
        begin(0, type="hologram", size=3, deep={"a": [1, None]}), end(0), text(1))
    yield "a text delta for a call", answer(
        begin(0, type="tool_use", id="t", name="f", input={}),
        delta(0, type="text_delta", text="x"), end(0))
    yield "a text delta for thinking", answer(
        begin(0, type="thinking", thinking="", signature=""),
        delta(0, type="text_delta", text="x"), delta(0, type="signature_delta", signature="s"),
        end(0))
    yield "a thinking delta for text", answer(
        begin(0, type="text", text=""), delta(0, type="thinking_delta", thinking="x"),
        delta(0, type="text_delta", text="Hi"), end(0))
    yield "an input delta for text", answer(
        begin(0, type="text", text=""), delta(0, type="input_json_delta", partial_json="{"),
        delta(0, type="text_delta", text="Hi"), end(0))
    yield "thinking with two signatures", answer(
        begin(0, type="thinking", thinking="", signature=""),
        delta(0, type="thinking_delta", thinking="a"),
        delta(0, type="signature_delta", signature="one"),
        delta(0, type="thinking_delta", thinking="b", estimated_tokens=3),
        delta(0, type="signature_delta", signature="two"), end(0), text(1))
    yield "thinking that is only signed", answer(
        begin(0, type="thinking", thinking="", signature=""),
        delta(0, type="signature_delta", signature="s"), end(0), text(1))
    yield "thinking without a signature member", answer(
        begin(0, type="thinking", thinking=""), delta(0, type="thinking_delta", thinking="a"),
        end(0), text(1))
    yield "redacted thinking", answer(begin(0, type="redacted_thinking", data="x="), end(0))
    yield "citations before the text", answer(
        begin(0, type="text", text="", citations=[]),
        delta(0, type="citations_delta", citation={
            "type": "char_location", "cited_text": "a", "document_index": 0,
            "document_title": None, "start_char_index": 0, "end_char_index": 1}),
        delta(0, type="text_delta", text="Hi"), end(0))
    yield "citations and null in the start", answer(
        begin(0, type="text", text="", citations=None),
        delta(0, type="text_delta", text="Hi"),
        delta(0, type="citations_delta", citation={"type": "new_location", "x": 1}), end(0))
    yield "compaction", answer(
        begin(0, type="compaction", content=None),
        delta(0, type="compaction_delta", content="sum", encrypted_content="e"), end(0), text(1))
    yield "a fallback", answer(
        text(0), begin(1, type="fallback", **{
            "from": {"model": "claude-fable-5"}, "to": {"model": "claude-opus-5"}}),
        end(1), text(2))

    for name, pieces in {
        "no pieces": [], "an empty piece": [""], "whole": ['{"a": 1, "b": [true, null]}'],
        "in pieces": ['{"a"', ': "x', '\\u00e9"', "}"], "with spaces": [' {"a": 1 } '],
        "large numbers": ['{"a": 12345678901234567890, "b": 1.50, "c": 1e400}'],
        "cut in a string": ['{"a": 1, "b": "hel'], "cut in a number": ['{"a": 12'],
        "cut behind a point": ['{"a": 12.'], "cut in a name": ['{"a": 1, "b'],
        "cut behind a name": ['{"a": 1, "b"'], "cut behind a colon": ['{"a": 1, "b":'],
        "cut behind a comma": ['{"a": [1, 2,'], "cut in a word": ['{"a": 1, "b": tr'],
        "cut at once": ["{"], "cut in nests": ['{"a": {"b": [{"c": 1}, {"d": "x'],
        "cut in an escape": ['{"a": "x", "b": "y\\'], "cut in a hex": ['{"a": "x", "b": "\\u00'],
        "cut behind a string": ['{"a": {"b": "c"'], "a name twice": ['{"a": 1, "a": 2}'],
        "cut in an exponent": ['{"a": 1, "b": 2e'], "cut behind a minus": ['{"a": [1, -'],
        "something behind it": ['{"a": 1} and'], "a comma too many": ['{"a": 1,}'],
        "no object": ["[1, 2]"], "no JSON": ["Hello"], "a newline in a string": ['{"a": "\n"}'],
        "half a pair": ['{"a": "\\ud83d"}'], "NaN": ['{"a": NaN}'], "cut in a pair": [
            '{"a": 1, "b": "\\ud83d\\ude'],
    }.items():
        yield f"input: {name}", call(pieces)
        if name.startswith("cut"):
            yield f"input of max_tokens: {name}", call(pieces, reason="max_tokens")
            yield f"input without an end: {name}", call(pieces, reason="max_tokens", closed=False)
    for kind in ["server_tool_use", "mcp_tool_use"]:
        members = {"server_name": "s"} if kind == "mcp_tool_use" else {}
        yield f"input of {kind}", call(['{"a":', " 1}"], kind, "end_turn", **members)
    yield "input in the start", call([], **{"input": {"a": 1}})
    yield "input in the start and in pieces", call(['{"b": 2}'], **{"input": {"a": 1}})

    yield "no end of a block", start() + begin(0, type="text", text="") + delta(
        0, type="text_delta", text="Hi") + TAIL
    yield "no message_stop", start() + text(0) + over()
    yield "no message_stop and no end of a block", start() + begin(
        0, type="text", text="Hi") + over()
    yield "no stop reason", start() + text(0) + over(None) + STOP
    yield "no message_delta", start() + text(0) + STOP
    yield "nothing behind the text", start() + text(0)
    yield "an ending in the middle", start() + begin(0, type="text", text="Hi")
    yield "only a start", start()
    yield "nothing", ""
    yield "only pings", event({"type": "ping"}) * 3
    yield "an end before the start", end(0) + TAIL + answer(text(0))
    yield "two deltas of the message", start() + text(0) + over(None) + TAIL
    yield "a stop reason that is taken back", start() + text(0) + over() + over(None) + STOP
    yield "a stop reason in the start", start(stop_reason="end_turn") + text(0) + event(
        {"type": "message_delta", "delta": {}, "usage": {"output_tokens": 2}}) + STOP
    yield "details and container", start() + text(0) + over(
        "refusal", stop_details={"type": "refusal", "category": "cyber", "explanation": None},
        container={"id": "c_1", "expires_at": "2026-11-20T00:00:00Z"}) + STOP
    yield "a stop sequence", start() + text(0) + over(
        "stop_sequence", **{"stop_sequence": "END"}) + STOP
    yield "an unknown stop reason", start() + text(0) + over("bored") + STOP
    yield "usage that grows", start(usage={
        "input_tokens": 15, "output_tokens": 1, "cache_read_input_tokens": 7,
        "cache_creation_input_tokens": 5, "service_tier": "standard",
        "cache_creation": {"ephemeral_5m_input_tokens": 5, "ephemeral_1h_input_tokens": 0},
    }) + text(0) + over(usage={
        "input_tokens": 400, "output_tokens": 9, "cache_read_input_tokens": None,
        "cache_creation_input_tokens": 0, "server_tool_use": {"web_search_requests": 2},
        "output_tokens_details": {"thinking_tokens": 4}}) + STOP
    yield "usage without output tokens", start() + text(0) + over(
        usage={"input_tokens": 3}) + STOP
    yield "no usage at the end", start() + text(0) + event({
        "type": "message_delta", "delta": {"stop_reason": "end_turn"}}) + STOP
    yield "no usage at the start", start(usage={}) + text(0) + TAIL
    yield "context management", start() + text(0) + event({
        "type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"output_tokens": 2}, "context_management": {"applied_edits": []}}) + STOP
    yield "unknown members", start(mood="fine") + begin(
        0, type="text", text="", mood="x") + end(0) + TAIL
    yield "content in the start", start(content=[{"type": "text", "text": "pre"}]) + TAIL
    yield "content in the start and a block", start(
        content=[{"type": "text", "text": "pre"}]) + text(1) + TAIL
    yield "two messages", answer(text(0, "one")) + answer(text(0, "two"))
    yield "two messages with calls", call(['{"a": 1}']) + answer(text(0, "done"))
    yield "blocks that overlap", answer(
        begin(0, type="text", text=""), begin(1, type="text", text=""),
        delta(0, type="text_delta", text="a"), delta(1, type="text_delta", text="b"), end(0),
        end(1))
    yield "an index left out", answer(text(0), text(2, "x"))
    yield "indices from one", answer(text(1, "x"))
    yield "an index twice", answer(text(0, "a"), text(0, "b"))
    yield "an end twice", answer(text(0), end(0))
    yield "text behind the end of its block", answer(
        text(0), delta(0, type="text_delta", text=" there"))
    yield "a delta for no block", answer(text(0), delta(3, type="text_delta", text="x"))
    yield "a negative index", answer(text(0, "a"), text(1, "b"), delta(
        -1, type="text_delta", text="c"))
    yield "text that is null", answer(
        begin(0, type="text", text=""), delta(0, type="text_delta", text=None), end(0))

    yield "an error at once", event(
        {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})
    for kind in ["overloaded_error", "api_error", "rate_limit_error", "invalid_request_error",
                 "authentication_error", "permission_error", "not_found_error", "timeout_error",
                 "billing_error", "request_too_large", "new_error"]:
        yield f"an error in the answer: {kind}", start() + text(0, "half") + event({
            "type": "error", "error": {"type": kind, "message": "no"},
            "request_id": "req_in_the_body"})
    yield "an error with details", start() + event({"type": "error", "error": {
        "type": "rate_limit_error", "message": "no",
        "details": {"error_code": "enforced_spend_limit_reached"}}})
    yield "an error behind the end", answer(text(0)) + event(
        {"type": "error", "error": {"type": "api_error", "message": "late"}})
    yield "an error without JSON", start() + event("upstream hung up", "error")
    yield "an error without data", start() + "event: error\n\n"
    yield "an error that is a string", start() + event('"no"', "error")
    yield "an error that is an array", start() + event("[1]", "error")
    yield "an error whose error is a string", start() + event('{"error": "no"}', "error")
    yield "an error without a type", start() + event(
        '{"type": "error", "error": {"message": "no"}}', "error")
    yield "an error of another name", start() + text(0) + event(
        {"type": "error", "error": {"type": "api_error", "message": "no"}}, "message") + TAIL

    yield "no names", answer(text(0)).replace("event: ", "x: ")
    yield "other names", "".join(
        "event: chunk" + line if line.startswith("\n") else line
        for line in answer(text(0)).replace("event: ", "event: my_").splitlines(True))
    yield "named ping", start() + event(
        {"type": "content_block_start", "index": 0, "content_block": {
            "type": "text", "text": "x"}}, "ping") + text(0) + TAIL
    yield "a ping that is no JSON", answer(text(0), "event: ping\ndata: pong\n\n")
    yield "a ping without data", answer("event: ping\ndata:\n\n", text(0))
    yield "deltas for an unknown block", answer(
        begin(0, type="hologram", size=3), delta(0, type="spin_delta", speed=1), end(0), text(1))
    yield "a citation that is null", answer(
        begin(0, type="text", text=""), delta(0, type="text_delta", text="Hi"), end(0))
    yield "an answer of one word at a time", answer(
        begin(0, type="text", text=""),
        *[delta(0, type="text_delta", text=word) for word in "a b  c \n".split(" ")], end(0))
    yield "server tools", answer(
        begin(0, type="server_tool_use", id="srvtoolu_1", name="web_search", input={}),
        delta(0, type="input_json_delta", partial_json=""),
        delta(0, type="input_json_delta", partial_json='{"query": "x"}'), end(0),
        begin(1, type="web_search_tool_result", tool_use_id="srvtoolu_1", content=[{
            "type": "web_search_result", "url": "u", "title": "t", "page_age": None,
            "encrypted_content": "e"}]), end(1),
        begin(2, type="web_search_tool_result", tool_use_id="srvtoolu_1", content={
            "type": "web_search_tool_result_error", "error_code": "max_uses_exceeded"}), end(2),
        begin(3, type="mcp_tool_use", id="mcp_1", name="f", server_name="s", input={}), end(3),
        begin(4, type="mcp_tool_result", tool_use_id="mcp_1", is_error=False, content=[
            {"type": "text", "text": "x"}]), end(4), text(5))
    yield "names without data", "event: message_start\n\n" + answer(text(0), "event: x\n\n")
    yield "empty data", answer(text(0), "event: x\ndata:\n\n")
    yield "done in another manner", answer(text(0)) + "data: [DONE]\n\n"
    yield "done with a name", answer(text(0)) + "event: done\ndata: [DONE]\n\n"
    yield "data that is no JSON", start() + text(0) + "event: x\ndata: {oh\n\n" + TAIL
    yield "data that is null", start() + text(0) + "event: x\ndata: null\n\n" + TAIL
    yield "data that is a number", start() + text(0) + "event: x\ndata: 5\n\n" + TAIL
    yield "data that is an array", start() + text(0) + "event: x\ndata: []\n\n" + TAIL
    yield "data in several lines", answer(text(0)).replace(', "index"', '\ndata: , "index"')
    yield "no space behind the colon", answer(text(0)).replace(": {", ":{")
    yield "a byte order mark", "\ufeff" + answer(text(0))
    yield "no empty line at the end", answer(text(0))[:-2]
    yield "no newline behind the stop reason", (start() + text(0) + over())[:-2]
    yield "one newline behind the stop reason", (start() + text(0) + over())[:-1]
    yield "ids and retries", answer(text(0)).replace("data:", "id: 7\nretry: 10\ndata:")
    yield "a name twice", answer(text(0)).replace("event: ", "event: x\nevent: ")
    yield "line separators in text", answer(text(0, "a\u2028b\u2029c\x85d\x0b\x0c\x1c"))
    yield "astral text", answer(text(0, "👩‍👩‍👧 é é 𝄞"))
    yield "a nul", answer(text(0, "a\0b"))
    yield "half a pair", answer(text(0, "X")).replace('"X"', '"\\ud83d"')
    yield "a member twice", answer(text(0)).replace('"text": "Hi"', '"text": "Ha", "text": "Hi"')
    yield "NaN in the data", answer(text(0)).replace('"index": 0', '"index": 0, "x": NaN')
    yield "a stream of type text/plain", answer(text(0))
    yield "a stream of type application/json", answer(text(0))


def wholes():
    message = {
        **START, "stop_reason": "end_turn", "content": [{"type": "text", "text": "Hi"}],
        "usage": {"input_tokens": 15, "output_tokens": 9}}
    yield "a message", 200, json.dumps(message)
    yield "a message with nulls", 200, json.dumps(
        {**message, "container": None, "stop_details": None, "usage": {
            **message["usage"], "cache_read_input_tokens": None}})
    yield "an unknown block and members", 200, json.dumps(
        {**message, "x": {"y": 1}, "content": [{"type": "hologram", "a": [1.50, 1e2]}]})
    yield "no content", 200, json.dumps({**message, "content": []})
    yield "a status of 201", 201, json.dumps(message)
    yield "a status of 202", 202, json.dumps(message)
    yield "a status of 203", 203, json.dumps(message)
    yield "spaces around it", 200, "\n\n" + json.dumps(message, indent=4) + "\r\n"
    yield "no stop reason in a whole", 200, json.dumps({**message, "stop_reason": None})
    error = {"type": "error", "error": {"type": "t_error", "message": "no"}}
    for status in [400, 401, 402, 403, 404, 405, 408, 409, 410, 412, 413, 415, 418, 422, 424, 429,
                   431, 451, 499, 500, 501, 502, 503, 504, 505, 520, 522, 524, 529, 530, 599]:
        yield f"an error {status}", status, json.dumps(error)
    for name, body in {
        "nothing": "", "a web page": "<html><h1>502</h1></html>", "words": "upstream error\n",
        "a string": '"no"', "an array": '[{"error": {"type": "x"}}]', "null": "null",
        "a number": "5", "an error that is a string": '{"error": "no"}',
        "a message alone": '{"message": "no"}', "no type": '{"error": {"message": "no"}}',
        "no message": '{"error": {"type": "x"}}', "a type that is null":
        '{"error": {"type": null, "message": "no"}}', "a message that is null":
        '{"error": {"type": "x", "message": null}}', "an id only in the body": json.dumps(
            {**error, "request_id": "req_body"}), "details": json.dumps({"error": {
                **error["error"], "details": {"error_code": "organization_on_hold"}}}),
        "details that are null": json.dumps({"error": {**error["error"], "details": None}}),
        "a message with spaces": '{"error": {"type": "x", "message": "  no \\n"}}',
        "a message of an object": '{"error": {"type": "x", "message": {"a": 1}}}',
        "an error of an array": '{"error": [{"type": "x"}]}', "a cut body": '{"error": {"ty',
        "a byte order mark": "\ufeff" + json.dumps(error),
    }.items():
        yield f"an error of {name}", 400 if "details" in name else 502, body


def serve(cases):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("content-length", 0)))
            case = cases[int(self.path.split("/")[2])]
            self.send_response(case["status"])
            for name, value in case["fields"].items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(case["body"])))
            self.end_headers()
            self.wfile.write(case["body"])

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def canonical(value):
    """The value as plain JSON, without members that are null."""
    if isinstance(value, dict):
        return {name: canonical(item) for name, item in value.items() if item is not None}
    return [canonical(item) for item in value] if isinstance(value, list) else value


def sdk(base_url, stream):
    client = anthropic.Anthropic(api_key="k", base_url=base_url, max_retries=0)
    question = {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": "hi"}]}
    partial = None
    try:
        if not stream:
            message = client.beta.messages.create(**question)
            return {"message": canonical(message.to_dict(mode="json", warnings=False))}
        with client.beta.messages.stream(**question) as answer:
            try:
                for _ in answer:
                    pass
            finally:
                try:
                    partial = canonical(answer.current_message_snapshot.to_dict(mode="json", warnings=False))
                except Exception:
                    pass
            return {"message": partial} if partial else {"error": {}}
    except anthropic.APIStatusError as error:
        kind = {"class": type(error).__name__, "status": error.status_code}
        for name, value in {"type": error.type, "request_id": error.request_id,
                            "message": error.api_message}.items():
            if value is not None:
                kind[name] = value
        return {"error": kind} | ({"partial": partial} if partial else {})
    except Exception:
        # The SDK failed with an exception of its own; any error is accepted.
        return {"error": {}} | ({"partial": partial} if partial else {})


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    cases = []
    for name, body in streams():
        kind = "text/event-stream; charset=utf-8"
        if " of type " in name:
            kind = name.split(" of type ")[1]
        cases.append({"name": name, "stream": True, "status": 200, "body": body, "type": kind})
    for name, status, body in wholes():
        kind = "text/html" if "<html" in body else "application/json"
        cases.append({"name": name, "stream": False, "status": status, "body": body, "type": kind})
    if unknown := set(OURS) - {case["name"] for case in cases}:
        sys.exit(f"not among the answers: {unknown}")
    cases = [case for case in cases if case["name"] not in OURS]
    for case in cases:
        case["body"] = case["body"].encode("utf-8", "surrogatepass")
        case["fields"] = {"content-type": case["type"], "request-id": "req_head"}
    server = serve(cases)
    folder = pathlib.Path(sys.argv[1])
    for number, case in enumerate(cases):
        expected = sdk(f"http://127.0.0.1:{server.server_port}/c/{number}", case["stream"])
        place = folder / f"{number:03} {case['name']}".replace("/", " or ")
        place.mkdir(parents=True, exist_ok=True)
        (place / "response.body").write_bytes(case["body"])
        (place / "response.meta.json").write_text(json.dumps({
            "method": "POST", "target": "/v1/messages", "endpoint": "/v1/messages",
            "status": case["status"], "stream": case["stream"],
            "response_headers": {name: [value] for name, value in case["fields"].items()}}))
        (place / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True))
    print(f"{len(cases)} answers in {folder}, {len(OURS)} left out")


if __name__ == "__main__":
    main()
