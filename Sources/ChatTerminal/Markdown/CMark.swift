import CMark
import Synchronization

/// The inline parser of cmark-gfm: emphasis, links, code spans, entities.
///
/// It is never given blocks, so its tables and its nesting cannot take exponential time or memory.
enum CMark {
    /// A prefix that keeps text from being parsed as a block; removed from the result.
    private static let guardText = Array("x ".utf8)

    /// The inlines of a text.
    ///
    /// `definitions` are earlier link reference definitions; the text itself contains none.
    static func inlines(of text: some Collection<UInt8>, definitions: [UInt8] = []) -> [Inline] {
        guard isReady else { return [] }
        var source: [UInt8] = []
        source.reserveCapacity(text.count + definitions.count + 4)
        // Only a bracket can refer to a definition.
        if !definitions.isEmpty, text.contains(0x5B) { source += definitions + [0x0A, 0x0A] }
        source += guardText
        source += text
        var result = walk(source)
        if case .text(let first)? = result.first {
            let rest = String(decoding: first.utf8.dropFirst(guardText.count), as: UTF8.self)
            result[0] = .text(rest)
        }
        // Entities may stand for combining marks, which are limited after decoding.
        return text.contains(0x26) ? result.map(\.capped) : result
    }

    /// Whether a paragraph contains only link reference definitions.
    static func isOnlyDefinitions(_ text: [UInt8]) -> Bool { isReady && walk(text).isEmpty }

    /// Registers the extensions, once.
    private static let isReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    /// Lets one text be parsed at a time.
    ///
    /// While cmark parses inlines, it changes a global table of special characters.
    private static let turn = Mutex(())

    private static func parse(_ source: [UInt8]) -> OpaquePointer? {
        unsafe source.withUnsafeBytes { bytes -> OpaquePointer? in
            guard let start = bytes.baseAddress else { return nil }
            return unsafe ccmark_parse(start.assumingMemoryBound(to: CChar.self), bytes.count)
        }
    }

    private static func walk(_ source: [UInt8]) -> [Inline] {
        guard let document = unsafe turn.withLock({ _ in unsafe parse(source) }) else { return [] }
        defer { unsafe cmark_node_free(document) }
        guard let iterator = unsafe ccmark_walk(document) else { return [] }
        defer { unsafe cmark_iter_free(iterator) }
        var result: [Inline] = []
        var node: OpaquePointer?
        while true {
            let event = unsafe ccmark_next(iterator, &node)
            guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE, let node = unsafe node
            else { return result }
            if let inline = unsafe inline(node, isEntered: event == CMARK_EVENT_ENTER) {
                result.append(inline)
            }
        }
    }

    private static func inline(_ node: OpaquePointer, isEntered: Bool) -> Inline? {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: unsafe .text(literal(node))
        case CMARK_NODE_CODE: unsafe .code(literal(node))
        case CMARK_NODE_HTML_INLINE: unsafe .html(literal(node))
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_EMPH: isEntered ? .enter(.emphasis) : .leave(.emphasis)
        case CMARK_NODE_STRONG: isEntered ? .enter(.strong) : .leave(.strong)
        case CMARK_NODE_LINK: unsafe span(.link(url: url(node)), isEntered)
        case CMARK_NODE_IMAGE: unsafe span(.image(url: url(node)), isEntered)
        case CMARK_NODE_DOCUMENT, CMARK_NODE_PARAGRAPH: nil
        // The node types of extensions are variables of the library; their names are constant.
        default:
            unsafe String(cString: cmark_node_get_type_string(node)) == "strikethrough"
                ? span(.strikethrough, isEntered) : nil
        }
    }

    private static func span(_ span: Inline.Span, _ isEntered: Bool) -> Inline {
        isEntered ? .enter(span) : .leave(span)
    }

    private static func literal(_ node: OpaquePointer) -> String {
        unsafe ccmark_literal(node).map { unsafe String(cString: $0) } ?? ""
    }

    private static func url(_ node: OpaquePointer) -> String {
        unsafe ccmark_url(node).map { unsafe String(cString: $0) } ?? ""
    }
}
