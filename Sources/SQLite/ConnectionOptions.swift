/// What a connection may take and how long it waits.
package struct ConnectionOptions: Sendable {
    /// How long a statement waits for another connection's lock, in milliseconds, before it throws `.busy`.
    package var busyTimeoutMilliseconds: Int32 = 5_000
    /// The most memory for cached pages, in KiB; nil: 16 MiB to write, 8 MiB to read.
    package var cacheKibibytes: Int32?
    /// How much of the file is mapped into memory, in bytes. 0: none, so that an I/O error is an error, not a signal.
    package var memoryMapBytes: Int64 = 0
    /// How many statements are kept prepared; the one not used for longest makes room.
    package var statementLimit: Int = 128
    /// To what size the write-ahead log is cut back after it was emptied, in bytes.
    package var logSizeLimitBytes: Int64 = 32 << 20

    /// The defaults.
    package init() {}
}
