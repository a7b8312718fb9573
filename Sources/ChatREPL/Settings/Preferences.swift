/// The current value and origin of every setting; one that nothing has set has its standard value.
package struct Preferences: Sendable {
    private struct Member: Sendable {
        var value: any Sendable
        var origin: Origin
    }

    /// By the name of the setting.
    private var members: [String: Member] = [:]

    package init() {}

    package subscript<Value>(_ setting: Setting<Value>) -> Value {
        members[setting.name]?.value as? Value ?? setting.standard
    }

    package func origin(of setting: some AnySetting) -> Origin {
        members[setting.name]?.origin ?? .standard
    }

    package mutating func set<Value>(
        _ setting: Setting<Value>, to value: Value, from origin: Origin
    ) {
        members[setting.name] = Member(value: value, origin: origin)
    }
}
