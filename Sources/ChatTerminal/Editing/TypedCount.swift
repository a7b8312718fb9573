/// The count typed before a vi command, which libedit does not pass to its functions.
struct TypedCount: Sendable {
    private(set) var value = 0
    private var isOpen = false

    mutating func note(_ character: UInt32) {
        let digit = Int(character) - 0x30
        guard (0...9).contains(digit) else {
            if !isOpen { value = 0 }
            isOpen = false
            return
        }
        value = isOpen ? min(value * 10 + digit, 9_999) : digit
        isOpen = true
    }
}
