"""Checks fake-claude with the official Python SDK, which must accept every answer.

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
    assert model.capabilities.server_tools.web_search.supported
    assert model.capabilities.context_management.compact_20260112 is not None
    old = list(client.models.list(lifecycle=["retired"]))
    assert old and all(model.retires_at and model.lifecycle == "retired" for model in old), old


def batch_item(name, text, **more):
    params = {"model": SONNET, "max_tokens": 200, "messages": [user(text)]} | more
    return {"custom_id": name, "params": params}


def check_batches(client):
    batches = client.messages.batches
    batch = batches.create(requests=[
        batch_item("good", "echo one two"), batch_item("stream", "hello", stream=True),
        batch_item("no-model", "hello", model="claude-nonexistent"),
        batch_item("failing", "[[fault status=529]] hello"),
        batch_item("too-late-expired", "hello"), batch_item("late", "[[fault expire]] hello"),
    ])
    assert batch.processing_status == "in_progress" and batch.request_counts.processing == 6
    assert batch.expires_at > batch.created_at and batch.results_url is None
    refused(anthropic.BadRequestError, lambda: batches.delete(batch.id))
    polls = 0
    while batch.processing_status != "ended":
        counts = batch.request_counts
        assert counts.succeeded + counts.errored + counts.expired == 0, counts
        batch = batches.retrieve(batch.id)
        polls += 1
    assert polls == 2 and batch.ended_at, polls
    counts = batch.request_counts
    assert (counts.succeeded, counts.errored, counts.expired, counts.processing) == (1, 3, 2, 0)
    results = {line.custom_id: line.result for line in batches.results(batch.id)}
    assert len(results) == 6
    message = results["good"].message
    assert message.content[-1].text == "one two" and message.usage.service_tier == "batch"
    assert results["stream"].error.error.type == "invalid_request_error"
    assert results["no-model"].error.error.type == "not_found_error"
    assert results["failing"].error.error.type == "overloaded_error"
    assert {results[name].type for name in ("too-late-expired", "late")} == {"expired"}
    check_canceling(batches)
    ids = [batches.create(requests=[batch_item("a", "hello")]).id for _ in range(4)]
    listed = [found.id for found in batches.list(limit=2)]
    assert listed[:4] == ids[::-1] and batch.id in listed and len(set(listed)) == len(listed)
    assert [found.id for found in batches.list(before_id=ids[0], limit=1)][:1] == [ids[1]]
    assert batches.delete(batch.id).type == "message_batch_deleted"
    refused(anthropic.NotFoundError, lambda: batches.retrieve(batch.id))
    twice = [batch_item("a", "x"), batch_item("a", "y")]
    for requests in ([], [batch_item("no spaces", "x")], twice):
        refused(anthropic.BadRequestError, lambda: batches.create(requests=requests))


def check_canceling(batches):
    batch = batches.create(requests=[batch_item("a", "echo a"), batch_item("b", "echo b")])
    batches.retrieve(batch.id)
    canceled = batches.cancel(batch.id)
    assert canceled.processing_status == "canceling" and canceled.cancel_initiated_at
    while canceled.processing_status != "ended":
        canceled = batches.retrieve(batch.id)
    results = {line.custom_id: line.result.type for line in batches.results(batch.id)}
    assert results == {"a": "succeeded", "b": "canceled"}, results


def check_files(client):
    files = [client.files.upload(file=(f"notes {number}.txt", b"some notes", "text/plain"))
             for number in range(5)]
    first = client.files.retrieve_metadata(files[0].id)
    assert first.filename == "notes 0.txt" and first.size_bytes == 10 and not first.downloadable
    assert first.mime_type == "text/plain" and first.expires_at is None
    listed = [file.id for file in client.files.list(limit=2)]
    assert listed == [file.id for file in reversed(files)], listed
    some = [file.id for file in client.files.list(ids=[files[1].id, "file_none"])]
    assert some == [files[1].id], some
    refused(anthropic.BadRequestError, lambda: client.files.download(files[0].id))
    document = {"type": "document", "source": {"type": "file", "file_id": files[0].id}}
    ask = lambda: client.messages.create(
        model=SONNET, max_tokens=500, messages=[user([document, {"type": "text", "text": "hi"}])])
    assert ask().stop_reason == "end_turn"
    assert client.files.delete(files[0].id).type == "file_deleted"
    refused(anthropic.NotFoundError, ask)
    brief = client.files.upload(file=("a.pdf", b"%PDF-1.4", "application/pdf"),
                                expires_in_seconds=3600)
    assert (brief.expires_at - brief.created_at).total_seconds() == 3600
    refused(anthropic.BadRequestError, lambda: client.files.upload(
        file=("a.txt", b"x"), expires_in_seconds=10))


def check_citations(client):
    source = {"type": "text", "media_type": "text/plain", "data": "Grass is green. Snow is not."}
    pages = {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0xLjQK"}
    parts = {"type": "content", "content": [{"type": "text", "text": "First part"}]}
    on = {"enabled": True}
    content = [{"type": "document", "source": part, "title": "T", "citations": on}
               for part in (source, pages, parts)]
    content.append({"type": "search_result", "source": "https://a.b", "title": "Found",
                    "content": [{"type": "text", "text": "Something"}], "citations": on})
    messages = [user(content + [{"type": "text", "text": "cite all"}])]
    with client.messages.stream(model=SONNET, max_tokens=900, messages=messages) as stream:
        kinds = {event.delta.type for event in stream if event.type == "content_block_delta"}
        streamed = stream.get_final_message()
    assert "citations_delta" in kinds
    whole = client.messages.create(model=SONNET, max_tokens=900, messages=messages)
    for message in (streamed, whole):
        found = [place for block in message.content if block.type == "text"
                 for place in block.citations or []]
        assert [place.type for place in found] == [
            "char_location", "page_location", "content_block_location",
            "search_result_location"], found
        assert source["data"][found[0].start_char_index:found[0].end_char_index] == \
            found[0].cited_text == "Grass is green. "
    messages += [{"role": "assistant", "content": streamed.content}, user("echo thanks")]
    client.messages.create(model=SONNET, max_tokens=900, messages=messages)
    content[0]["citations"] = {"enabled": False}
    refused(anthropic.BadRequestError, lambda: client.messages.create(
        model=SONNET, max_tokens=900, messages=[user(content)]))


def check_server_tools(client):
    search = {"type": "web_search_20260318", "name": "web_search", "max_uses": 2,
              "allowed_domains": ["example.org", "example.net"]}
    fetch = {"type": "web_fetch_20260318", "name": "web_fetch", "citations": {"enabled": True}}
    code = {"type": "code_execution_20260521", "name": "code_execution"}
    ask = lambda messages, *tools: client.messages.create(
        model=SONNET, max_tokens=2000, messages=messages, tools=tools)
    messages = [user("search the web for old maps")]
    with client.messages.stream(
        model=SONNET, max_tokens=2000, messages=messages, tools=[search]
    ) as stream:
        answer = stream.get_final_message()
    kinds = [block.type for block in answer.content]
    assert kinds[1:4] == ["text", "server_tool_use", "web_search_tool_result"], kinds
    assert answer.content[2].input == {"query": "old maps"}, answer.content[2]
    cited = [place for block in answer.content if block.type == "text"
             for place in block.citations or []]
    assert cited[0].url.startswith("https://example.org/") and cited[0].encrypted_index
    assert answer.usage.server_tool_use.web_search_requests == 1
    history = messages + [{"role": "assistant", "content": answer.content}, user("echo thanks")]
    assert ask(history, search).content[-1].text == "thanks"
    failed = ask([user("search the web 3 times for gold")], search)
    errors = [block.content for block in failed.content
              if block.type == "web_search_tool_result" and not isinstance(block.content, list)]
    assert [error.error_code for error in errors] == ["max_uses_exceeded"], failed
    fetched = ask([user("fetch https://example.com/a")], fetch)
    page = next(block for block in fetched.content if block.type == "web_fetch_tool_result")
    assert page.content.url == "https://example.com/a" and page.content.content.title
    ran = ask([user("run code echo 42")], code)
    result = next(block for block in ran.content
                  if block.type == "bash_code_execution_tool_result")
    assert result.content.stdout == "42\n" and ran.container.id and ran.container.expires_at
    paused = ask([user("search for gold, then pause_turn")], search)
    assert paused.stop_reason == "pause_turn" and paused.content[-1].type == "server_tool_use"
    history = [user("search for gold, then pause_turn"),
               {"role": "assistant", "content": paused.content}]
    resumed = ask(history, search)
    assert resumed.stop_reason == "end_turn", resumed
    results = [block for block in resumed.content if block.type == "web_search_tool_result"]
    assert results[0].tool_use_id == paused.content[-1].id
    # The turn may be sent back as two messages or as one.
    last = [user("echo thanks")]
    two = history + [{"role": "assistant", "content": resumed.content}] + last
    one = history[:1] + [
        {"role": "assistant", "content": paused.content + resumed.content}] + last
    for turn in (one, two):
        assert ask(turn, search).content[-1].text == "thanks"
    refused(anthropic.BadRequestError, lambda: ask(history + last, search))


def check_parameters(client):
    ask = lambda **more: client.messages.create(
        **({"model": SONNET, "max_tokens": 300, "messages": [user("echo a")]} | more))
    first = ask(diagnostics={"previous_message_id": None})
    assert first.diagnostics is None
    again = ask(diagnostics={"previous_message_id": first.id})
    assert again.diagnostics is None
    other = ask(system="changed", diagnostics={"previous_message_id": first.id})
    assert other.diagnostics.cache_miss_reason.type == "system_changed", other
    unknown = ask(diagnostics={"previous_message_id": "msg_unknown"})
    assert unknown.diagnostics.cache_miss_reason.type == "previous_message_not_found"
    fast = ask(model="claude-opus-5-5", speed="fast", inference_geo="us")
    assert fast.usage.speed == "fast" and fast.usage.inference_geo == "us"
    refused(anthropic.BadRequestError, lambda: ask(speed="fast"))
    refused(anthropic.BadRequestError, lambda: ask(model=HAIKU45, inference_geo="us"))


def check_errors(client, address):
    def ask(**changes):
        arguments = {"model": SONNET, "max_tokens": 100, "messages": [user("hello")]} | changes
        return client.messages.create(**arguments)

    refused(anthropic.BadRequestError, lambda: ask(messages=[]))
    refused(anthropic.NotFoundError, lambda: ask(model="claude-nonexistent"))
    huge = [user("x" * (33 << 20))]
    refused(anthropic.RequestTooLargeError, lambda: ask(messages=huge))
    for status, kind in {
        400: anthropic.BadRequestError, 401: anthropic.AuthenticationError,
        402: anthropic.PaymentRequiredError, 403: anthropic.PermissionDeniedError,
        404: anthropic.NotFoundError, 408: anthropic.RequestTimeoutError,
        409: anthropic.ConflictError, 413: anthropic.RequestTooLargeError,
        422: anthropic.UnprocessableEntityError, 429: anthropic.RateLimitError,
        500: anthropic.InternalServerError, 503: anthropic.ServiceUnavailableError,
        504: anthropic.GatewayTimeoutError, 529: anthropic.OverloadedError,
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
        check_count, check_models, check_batches, check_files, check_citations,
        check_server_tools, check_parameters, check_odd_streams,
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
