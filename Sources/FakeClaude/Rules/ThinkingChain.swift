import WireJSON

/// The thinking blocks of this model in a request, in order.
package struct ThinkingChain: Sendable {
    /// The seal of the last one, 0 when there is none.
    package let last: UInt64

    package init(_ request: MessagesRequest) {
        last =
            request.messages.flatMap(\.blocks).compactMap { block -> UInt64? in
                guard block.type == "thinking",
                    let signature = ThinkingSignature(
                        encoded: block["signature"]?.stringValue ?? ""),
                    signature.model == request.model.id
                else { return nil }
                return signature.seal
            }.last ?? 0
    }
}
