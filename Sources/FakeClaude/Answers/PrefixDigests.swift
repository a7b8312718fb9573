import WireJSON

/// The hashes of everything before each block, thinking blocks left out.
///
/// Messages of one role in a row are read as one, so where one of them ends makes no difference:
/// a paused turn may go on in a message of its own or in the one that was paused.
package struct PrefixDigests: Sendable {
    /// By message and block.
    package private(set) var digests: [[UInt64]] = []
    /// That of the whole request.
    package let whole: UInt64

    package init(_ request: MessagesRequest) {
        var hash = KeyedHash(key: 0x7072_6566_6978)
        hash.update(field: "system")
        for block in request.system { hash.update(field: block.withoutCacheControl.description) }
        hash.update(field: "tools")
        for tool in request.tools { hash.update(field: tool.withoutCacheControl.description) }
        var role = ""
        for message in request.messages {
            digests.append([])
            for block in message.blocks {
                digests[digests.count - 1].append(hash.value())
                if block.isThinking { continue }
                if message.role != role { hash.update(field: message.role) }
                role = message.role
                hash.update(field: block.withoutCacheControl.description)
            }
        }
        whole = hash.value()
    }
}
