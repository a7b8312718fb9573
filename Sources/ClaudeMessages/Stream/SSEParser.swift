/// Parses server-sent events from chunks of bytes that may end anywhere.
///
/// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html section 9.2.6. The
/// fields `id` and `retry` are ignored: an answer is never resumed.
struct SSEParser: Sendable {
    /// A line, or the data of an event, was longer than the limit; parsing cannot continue.
    struct TooLong: Error {}

    /// The most bytes a line, or the data of one event, may have.
    var limit = 8 * 1024 * 1024

    private static let mostStrays = 64 * 1024
    /// The names of the fields that are read.
    private static let (data, name) = (ArraySlice("data".utf8), ArraySlice("event".utf8))

    /// The beginning of a line whose end has not come yet.
    private var partial: [UInt8] = []
    /// The last line ended in CR: an LF directly after it belongs to the same line end.
    private var skipsLineFeed = false
    private var isFirstLine = true
    private var event = ServerSentEvent()
    private var hasData = false
    /// Lines that are not fields of an event, at most 64 KiB.
    ///
    /// The specification ignores them, but they may say why an answer ended early.
    private(set) var strays: [UInt8] = []

    init(limit: Int = 8 * 1024 * 1024) { self.limit = limit }

    /// Parses the next bytes and returns the events that they complete.
    ///
    /// An event that is still open when the stream ends is dropped, as the specification says.
    mutating func push(_ chunk: [UInt8]) throws(TooLong) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        var start = 0
        var index = 0
        while index < chunk.count {
            let byte = chunk[index]
            if byte != 0x0A && byte != 0x0D {
                index += 1
                continue
            }
            if byte == 0x0A && skipsLineFeed && index == start {
                skipsLineFeed = false
                index += 1
                start = index
                continue
            }
            try end(of: chunk[start..<index], &events)
            skipsLineFeed = byte == 0x0D
            index += 1
            start = index
        }
        if start < chunk.count {
            skipsLineFeed = false
            guard partial.count + chunk.count - start <= limit else { throw TooLong() }
            partial.append(contentsOf: chunk[start...])
        }
        return events
    }

    /// The event that was still open when the stream ended.
    mutating func finish() -> ServerSentEvent? { try? push([0x0A, 0x0A]).first }

    /// Ends a line: `partial` and then `tail`, without its line end.
    private mutating func end(
        of tail: ArraySlice<UInt8>, _ events: inout [ServerSentEvent]
    ) throws(TooLong) {
        var line = tail
        if !partial.isEmpty {
            partial.append(contentsOf: tail)
            line = partial[...]
            partial = []
        }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        }
        if line.isEmpty {
            if hasData { events.append(event) }
            event = ServerSentEvent()
            hasData = false
        } else {
            try field(line)
        }
    }

    /// Whether a name may be that of a field, known or not; the name of a comment is empty.
    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    private mutating func field(_ line: ArraySlice<UInt8>) throws(TooLong) {
        guard line.count <= limit else { throw TooLong() }
        // A line without a colon is a field with an empty value; one that begins with a colon
        // is a comment, has an empty name here and is ignored.
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == 0x20 { value = value.dropFirst() }
        let name = line[..<colon]
        if name == Self.data {
            guard event.data.count + value.count < limit else { throw TooLong() }
            if hasData { event.data.append(0x0A) }
            event.data.append(contentsOf: value)
            hasData = true
        } else if name == Self.name {
            event.name = String(decoding: value, as: UTF8.self)
        } else if strays.count < Self.mostStrays, colon == line.endIndex || !Self.isName(name) {
            strays += line.prefix(Self.mostStrays - strays.count) + [0x0A]
        }
    }
}
