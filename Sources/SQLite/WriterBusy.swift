/// As many writes wait as may; the caller should answer "busy" and the client try again later.
package struct WriterBusy: Error, Sendable, Hashable {
    /// Makes the error.
    package init() {}
}
