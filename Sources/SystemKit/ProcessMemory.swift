import CSystem

/// The memory of this process.
package enum ProcessMemory {
    /// Returns freed heap memory to the system.
    package static func returnFree() { csys_return_free_memory() }
}
