"""Holds fake-claude against the official Python SDK, which must be satisfied with every answer.

    python3 sdk_check.py path/to/fake-claude

Needs the `anthropic` package; exits 77 (skipped) without it, 1 when a check fails.
"""

import subprocess
import sys

try:
    import anthropic
except ImportError:
    print("skipped: the anthropic package is not installed")
    sys.exit(77)

SONNET, HAIKU45 = "claude-sonnet-5-5", "claude-haiku-4-5"
WEATHER = {
    "name": "get_weather",
    "description": "The weather in a city",
    "input_schema": {
        "type": "object",
        "properties": {"city": {"type": "string"}},
        "required": ["city"],
    },
}


def user(text):
    return {"role": "user", "content": text}


def check_create(client):
    message = client.messages.create(model=SONNET, max_tokens=1000, messages=[user("echo one two")])
    assert message.content[-1].text == "one two", message
    assert message.stop_reason == "end_turn" and message.usage.output_tokens > 0
    assert message._request_id.startswith("req_")
    alias = client.messages.create(model=HAIKU45, max_tokens=100, messages=[user("echo x")])
    assert alias.model == "claude-haiku-4-5-20251001"


def check_stream(client):
    with client.messages.stream(
        model=SONNET, max_tokens=20000, messages=[user("write 500 words")]
    ) as stream:
        text = "".join(stream.text_stream)
        final = stream.get_final_message()
    words = [word.strip(".") for word in text.split() if word.startswith("w0")]
    assert words == [f"w{number:04}" for number in range(1, 501)], text[-200:]
    assert final.content[-1].text == text and final.stop_reason == "end_turn"


def check_thinking(client):
    thinking = {"type": "adaptive", "display": "summarized"}
    first = [user("hello")]
    with client.messages.stream(
        model=SONNET, max_tokens=2000, thinking=thinking, messages=first
    ) as stream:
        kinds = {event.type for event in stream}
        answer = stream.get_final_message()
    assert {"thinking", "signature", "text"} <= kinds, kinds
    assert answer.content[0].type == "thinking" and answer.content[0].thinking
    history = first + [{"role": "assistant", "content": answer.content}, user("echo again")]
    again = client.messages.create(
        model=SONNET, max_tokens=2000, thinking=thinking, messages=history
    )
    assert again.content[-1].text == "again"
    history[0] = user("hello, changed")
    refused(anthropic.BadRequestError, lambda: client.messages.create(
        model=SONNET, max_tokens=2000, thinking=thinking, messages=history))
    hidden = client.messages.create(model=SONNET, max_tokens=2000, messages=first)
    assert hidden.content[0].thinking == "" and hidden.content[0].signature


def check_tools(client):
    messages = [user('use get_weather {"city": "Bern"}')]
    with client.messages.stream(
        model=SONNET, max_tokens=2000, tools=[WEATHER], messages=messages
    ) as stream:
        answer = stream.get_final_message()
    calls = [block for block in answer.content if block.type == "tool_use"]
    assert answer.stop_reason == "tool_use" and calls[0].input == {"city": "Bern"}, answer
    result = {"type": "tool_result", "tool_use_id": calls[0].id, "content": "12 degrees"}
    messages += [{"role": "assistant", "content": answer.content}, user([result])]
    final = client.messages.create(
        model=SONNET, max_tokens=2000, tools=[WEATHER], messages=messages
    )
    assert "12 degrees" in final.content[-1].text and final.stop_reason == "end_turn"


def check_schema(client):
    schema = {
        "type": "object", "additionalProperties": False, "required": ["name", "age"],
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
    }
    message = client.messages.create(
        model=SONNET, max_tokens=500, messages=[user("a person")],
        output_config={"format": {"type": "json_schema", "schema": schema}},
    )
    assert message.content[-1].text == '{"name":"sample","age":1}', message


def check_cache(client):
    system = [{
        "type": "text", "text": "word " * 3000, "cache_control": {"type": "ephemeral"},
    }]
    ask = lambda text: client.messages.create(
        model=SONNET, max_tokens=500, system=system, messages=[user(text)]).usage
    cold, warm = ask("echo a"), ask("echo b")
    assert cold.cache_creation_input_tokens > 0 and cold.cache_read_input_tokens == 0
    assert warm.cache_read_input_tokens == cold.cache_creation_input_tokens
    assert cold.cache_creation.ephemeral_5m_input_tokens == cold.cache_creation_input_tokens


def check_count(client):
    messages = [user("How many tokens are these?")]
    counted = client.messages.count_tokens(model=SONNET, messages=messages)
    used = client.messages.create(model=SONNET, max_tokens=500, messages=messages).usage
    assert counted.input_tokens == used.input_tokens


def check_models(client):
    ids = [model.id for model in client.models.list(limit=5)]
    assert len(ids) == len(set(ids)) == 18 and SONNET in ids, ids
    model = client.models.retrieve(HAIKU45)
    assert model.id == "claude-haiku-4-5-20251001" and model.max_input_tokens == 200_000
    assert model.capabilities.thinking.types.enabled.supported


def check_errors(client, address):
    def ask(**changes):
        arguments = {"model": SONNET, "max_tokens": 100, "messages": [user("hello")]} | changes
        return client.messages.create(**arguments)

    refused(anthropic.BadRequestError, lambda: ask(messages=[]))
    refused(anthropic.NotFoundError, lambda: ask(model="claude-nonexistent"))
    huge = [user("x" * (33 << 20))]
    refused(anthropic.RequestTooLargeError, lambda: ask(messages=huge))
    for status, kind in {
        401: anthropic.AuthenticationError, 403: anthropic.PermissionDeniedError,
        413: anthropic.RequestTooLargeError, 429: anthropic.RateLimitError,
        500: anthropic.InternalServerError, 529: anthropic.OverloadedError,
    }.items():
        error = refused(kind, lambda: ask(messages=[user(f"[[fault status={status}]]")]))
        assert error.request_id.startswith("req_"), error
    refused(anthropic.APIStatusError, lambda: list(client.messages.create(
        model=SONNET, max_tokens=100, stream=True, messages=[user("[[fault error=4]] hello")])))
    patient = anthropic.Anthropic(base_url=address, api_key="test", max_retries=2)
    message = patient.messages.create(
        model=SONNET, max_tokens=100,
        messages=[user("[[fault status=529,times=2,retry-after=0.05]] echo survived")])
    assert message.content[-1].text == "survived"


def check_odd_streams(client):
    for fault in ("crlf", "comments", "split", "unknown", "gzip"):
        with client.messages.stream(
            model=SONNET, max_tokens=500, messages=[user(f"[[fault {fault}]] echo all well")]
        ) as stream:
            for _ in stream:
                pass
            assert stream.get_final_message().content[-1].text == "all well", fault


def refused(kind, request):
    try:
        request()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def main(program):
    server = subprocess.Popen(
        [program, "--port", "0", "--rate", "0", "--until-eof"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    address = "http://127.0.0.1:" + server.stdout.readline().split()[2]
    client = anthropic.Anthropic(base_url=address, api_key="test", max_retries=0)
    checks = [
        check_create, check_stream, check_thinking, check_tools, check_schema, check_cache,
        check_count, check_models, check_odd_streams,
    ]
    for check in checks:
        check(client)
        print("ok", check.__name__)
    check_errors(client, address)
    print("ok check_errors")
    server.stdin.close()
    assert server.wait(timeout=10) == 0


if __name__ == "__main__":
    main(sys.argv[1])
