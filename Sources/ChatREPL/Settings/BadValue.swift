/// Why a value is refused, to be read behind the name of its setting.
package struct BadValue: Error, Sendable, Hashable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
}
