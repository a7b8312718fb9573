/// Whether the loop goes on after an event.
package enum LoopDirective: Sendable {
    case `continue`
    case stop
}
