/// The modifier bits of a key, as terminals encode them.
struct KeyModifiers: OptionSet, Sendable {
    let rawValue: Int

    static let shift = KeyModifiers(rawValue: 1)
    static let alt = KeyModifiers(rawValue: 2)
    static let control = KeyModifiers(rawValue: 4)
    static let `super` = KeyModifiers(rawValue: 8)
    static let hyper = KeyModifiers(rawValue: 16)
    static let meta = KeyModifiers(rawValue: 32)
    static let capsLock = KeyModifiers(rawValue: 64)
    static let numLock = KeyModifiers(rawValue: 128)

    init(rawValue: Int) { self.rawValue = rawValue }

    /// The parameter is the sum of the bits, plus one.
    init(parameter: Int?) {
        rawValue = max(0, min(256, parameter ?? 1) - 1)
    }

    /// The modifiers without Caps Lock and Num Lock.
    var held: KeyModifiers { subtracting([.capsLock, .numLock]) }
}
