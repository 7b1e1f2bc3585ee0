/// The writer was stopped and takes no more writes.
package struct WriterStopped: Error, Sendable, Hashable {
    /// Makes the error.
    package init() {}
}
