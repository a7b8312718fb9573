/// How long conversations are kept.
package enum KeepChoice: String, Sendable, CaseIterable {
    case forever
    case nothing = "0"
}
