/// The result of waiting for a terminal.
package struct WaitResult: Sendable, Hashable {
    package var signals: [Int32] = []
    /// A read will not block.
    package var isReady = false
    package var isWoken = false

    package init(signals: [Int32] = [], isReady: Bool = false, isWoken: Bool = false) {
        self.signals = signals
        self.isReady = isReady
        self.isWoken = isWoken
    }
}
