/// Limits of a ``ReaderPool``.
package struct ReaderPoolOptions: Sendable {
    /// The most connections, and so the most reads at once.
    package var connectionLimit: Int = 16
    /// How long a read waits for a connection when all are in use, in milliseconds, before it throws `.busy`.
    package var waitMilliseconds: Int = 1_000
    /// Of each connection.
    package var connection = ConnectionOptions()

    /// The defaults.
    package init() {}
}
