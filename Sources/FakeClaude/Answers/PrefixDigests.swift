import WireJSON

/// The hash of everything before each block, thinking blocks left out.
///
/// Consecutive messages of one role are hashed as one: a paused turn may continue in a message of
/// its own or in the paused one.
package struct PrefixDigests: Sendable {
    /// By message, then by block.
    package private(set) var digests: [[UInt64]] = []
    /// The hash of the whole request.
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
