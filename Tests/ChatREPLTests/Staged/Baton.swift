import SystemKit

/// Lets two threads run by turns: one waits while the other works.
///
/// Pipes carry it, so that a wait has an end when the other side is stuck.
final class Baton: Sendable {
    enum Side: Sendable { case test, chat }

    private let toTest: (reading: Int32, writing: Int32)
    private let toChat: (reading: Int32, writing: Int32)

    init() {
        toTest = Descriptors.makePipe() ?? (-1, -1)
        toChat = Descriptors.makePipe() ?? (-1, -1)
    }

    deinit {
        for end in [toTest.reading, toTest.writing, toChat.reading, toChat.writing] {
            Descriptors.close(end)
        }
    }

    /// Lets that side go on.
    func pass(to side: Side) {
        _ = Descriptors.write([1], to: side == .test ? toTest.writing : toChat.writing)
    }

    /// Waits until this side may go on; false where that takes unreasonably long.
    func wait(for side: Side) -> Bool {
        let reading = side == .test ? toTest.reading : toChat.reading
        guard Descriptors.wait(for: [reading], until: .now + .seconds(60))[0] else { return false }
        _ = Descriptors.read(reading, atMost: 1)
        return true
    }
}
