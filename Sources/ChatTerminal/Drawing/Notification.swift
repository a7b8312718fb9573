/// How to tell a person who looks elsewhere that something is over.
package enum Notification: String, Sendable, CaseIterable {
    case off, bell
    /// A notification of the desktop, by the terminals that know OSC 9.
    case desktop
}
