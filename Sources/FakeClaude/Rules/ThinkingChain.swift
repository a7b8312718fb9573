import WireJSON
import _StringProcessing

/// The thinking blocks of a request's history: verified, then kept or dropped.
package struct ThinkingChain: Sendable {
    private let request: MessagesRequest

    package init(_ request: MessagesRequest) { self.request = request }

    /// The seal of this model's last thinking block; 0 when there is none.
    package var last: UInt64 {
        request.messages.flatMap(\.blocks).compactMap { block -> UInt64? in
            guard let signature = Self.signature(of: block), signature.model == request.model.id
            else { return nil }
            return signature.seal
        }.last ?? 0
    }

    private static func signature(of block: JSON) -> ThinkingSignature? {
        guard block.isThinking else { return nil }
        let text = block["signature"]?.stringValue ?? block["data"]?.stringValue
        return ThinkingSignature(encoded: text ?? "")
    }

    /// The messages as the model reads them: without unreadable thinking blocks and, for models
    /// that do not keep older thinking, without those of earlier turns.
    package func verified(key: UInt64) throws(APIError) -> MessagesRequest {
        guard request.messages.contains(where: { $0.blocks.contains(where: \.isThinking) }) else {
            return request
        }
        let digests = request.model.verifiesPrefix ? PrefixDigests(request).digests : []
        var messages = request.messages
        var previous: UInt64 = 0
        for place in messages.indices {
            var kept: [JSON] = []
            for (inner, block) in messages[place].blocks.enumerated() {
                guard block.isThinking else {
                    kept.append(block)
                    continue
                }
                let spot = "messages.\(place).content.\(inner)"
                let signature = try genuine(block, key: key, at: spot)
                guard signature.model == request.model.id else { continue }
                let fits =
                    !request.model.verifiesPrefix
                    || (digests[place][...inner].contains(signature.prefix)
                        && (previous == 0 || previous == signature.previous))
                if !fits {
                    if request.dropsMismatchedThinking { continue }
                    throw .invalid(
                        "\(spot): `\(block.type)` block was produced for a different"
                            + " conversation. `system`, `tools` and all earlier messages must be"
                            + " unchanged since the block was made.")
                }
                previous = signature.seal
                if isKept(place) { kept.append(block) }
            }
            messages[place].blocks = kept
        }
        return request.replacing(messages: messages)
    }

    private func genuine(
        _ block: JSON, key: UInt64, at place: String
    ) throws(APIError) -> ThinkingSignature {
        let member = block.type == "thinking" ? "signature" : "data"
        guard let signature = Self.signature(of: block), signature.isGenuine(key) else {
            throw .invalid("\(place): Invalid `\(member)` in `\(block.type)` block")
        }
        // The text of a hidden thinking block (display omitted) is ignored.
        if block.type == "thinking", signature.shown,
            ThinkingSignature.hash(block["thinking"]?.stringValue ?? "") != signature.text
        {
            throw .invalid(
                "\(place): `thinking` or `redacted_thinking` blocks in the latest assistant"
                    + " message cannot be modified. These blocks must remain as they were in the"
                    + " original response.")
        }
        return signature
    }

    /// Whether thinking at that index is kept; in the current turn always.
    private func isKept(_ place: Int) -> Bool {
        if request.model.keepsAllThinking { return true }
        let turn = request.messages.lastIndex { message in
            message.role == "user" && message.blocks.first?.type != "tool_result"
        }
        return place > turn ?? -1
    }
}
