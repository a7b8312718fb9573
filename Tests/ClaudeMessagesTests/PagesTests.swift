import ClaudeMessages
import MessagesTesting
import Testing

/// Paginated lists.
@Suite struct PagesTests {
    private static func page(_ ids: [String], more: Bool, last: JSON? = nil) -> JSON {
        [
            "data": .array(ids.map { ["id": JSON($0)] }), "has_more": JSON(more),
            "first_id": ids.first.map { JSON($0) } ?? .null,
            "last_id": last ?? ids.last.map { JSON($0) } ?? .null,
        ]
    }

    private static func cursorPage(_ ids: [String], next: JSON) -> JSON {
        ["data": .array(ids.map { ["id": JSON($0)] }), "next_page": next]
    }

    /// Reads a list; returns the ids and the error that ended it.
    private static func read<Element: Sendable>(
        _ pages: Pages<Element>, _ id: (Element) -> String
    ) async -> ([String], ClaudeError?) {
        var ids: [String] = []
        do throws(ClaudeError) {
            for try await element in pages { ids.append(id(element)) }
            return (ids, nil)
        } catch {
            return (ids, error)
        }
    }

    @Test func pagesByLastID() async throws {
        let transport = ScriptedTransport([
            .json(200, Self.page(["a", "b &c"], more: true)),
            .json(200, Self.page([], more: false)),
        ])
        let list = ClaudeClient.scripted(transport).models.list(
            lifecycles: [.active, "brand new"], limit: 2)
        #expect(transport.requests.isEmpty)
        #expect(await Self.read(list, \.id) == (["a", "b &c"], nil))
        let address =
            "GET https://api.anthropic.com/v1/models?limit=2"
            + "&lifecycle%5B%5D=active&lifecycle%5B%5D=brand%20new"
        #expect(transport.calls == [address, address + "&after_id=b%20%26c"])
    }

    @Test func pagesByCursor() async throws {
        let transport = ScriptedTransport([
            .json(200, Self.cursorPage(["a"], next: "page_1+/=")),
            .json(200, Self.cursorPage([], next: "page_2")),
            .json(200, Self.cursorPage(["b", "c"], next: nil)),
        ])
        let list = ClaudeClient.scripted(transport).files.list()
        #expect(await Self.read(list, \.id) == (["a", "b", "c"], nil))
        let address = "GET https://api.anthropic.com/v1/files"
        #expect(
            transport.calls == [
                address, address + "?page=page_1%2B%2F%3D", address + "?page=page_2",
            ])
    }

    @Test func wholePages() async throws {
        let transport = ScriptedTransport([
            .json(
                200, Self.page(["a", "b"], more: true), fields: [HeaderField("request-id", "r1")]),
            .json(200, Self.page(["c"], more: false), fields: [HeaderField("request-id", "r2")]),
        ])
        var seen: [String] = []
        for try await page in ClaudeClient.scripted(transport).batches.list().pages {
            seen.append("\(page.head.requestID ?? "") \(page.value.map(\.id))")
        }
        #expect(seen == [#"r1 ["a", "b"]"#, #"r2 ["c"]"#])
    }

    @Test func whatIsNotReadIsNotAskedFor() async throws {
        let transport = ScriptedTransport(.json(200, Self.page(["a", "b"], more: true)))
        for try await _ in ClaudeClient.scripted(transport).models.list() { break }
        #expect(transport.requests.count == 1)
    }

    @Test(
        arguments: [
            // The same page again and again, and pages in a cycle.
            ([page(["a"], more: true)], ["a"]),
            ([page(["a"], more: true), page(["b"], more: true, last: "a")], ["a"]),
            (
                [page(["a"], more: true), page(["b"], more: true), page(["a"], more: true)],
                ["a", "b"]
            ),
            // `has_more` without a cursor.
            ([page([], more: true)], []),
            ([page(["a"], more: true, last: 7)], []),
            ([page(["a"], more: true, last: JSON(String(repeating: "x", count: 5000)))], []),
            ([["has_more": false]], []), ([["data": [["name": "no id"]]]], []),
            ([["data": ["a"]]], []), ([nil], []),
        ] as [([JSON], [String])])
    func serversThatGoInCircles(_ pages: [JSON], _ ids: [String]) async {
        let transport = ScriptedTransport(
            pages.map { .json(200, $0, fields: [HeaderField("request-id", "req_1")]) })
        let (read, error) = await Self.read(ClaudeClient.scripted(transport).models.list(), \.id)
        #expect(read == ids)
        #expect(error?.code == .malformed)
        #expect(error?.requestID == "req_1")
        #expect(transport.requests.count <= 3)
    }

    @Test func emptyPagesWithoutEnd() async {
        let pages = (0..<200).map { number in
            ScriptedTransport.Reply.json(200, Self.cursorPage([], next: JSON("page_\(number)")))
        }
        let transport = ScriptedTransport(pages)
        let (_, error) = await Self.read(ClaudeClient.scripted(transport).files.list(), \.id)
        #expect(error?.code == .malformed)
        #expect(transport.requests.count == 100)
    }

    @Test func aFailureEndsTheList() async throws {
        let transport = ScriptedTransport([
            .json(200, Self.page(["a"], more: true)), .error(404, "not_found_error"),
        ])
        var elements = ClaudeClient.scripted(transport).models.list().makeAsyncIterator()
        #expect(try await elements.next()?.id == "a")
        let error = await #expect(throws: ClaudeError.self) { try await elements.next() }
        #expect(error?.code == .notFound)
        #expect(try await elements.next() == nil)
        #expect(transport.requests.count == 2)
    }
}
