package import ChatKit

/// A conversation as it was loaded.
package struct KeptChat: Sendable {
    package let id: ChatID
    package var transcript: Transcript
    /// The kept bases by number.
    let bases: [Int: Basis]
}
