import CSystem

/// What this process has asked the system for.
package enum ProcessMemory {
    /// Gives back what a long answer needed and nothing uses any more.
    package static func returnFree() { csys_return_free_memory() }
}
