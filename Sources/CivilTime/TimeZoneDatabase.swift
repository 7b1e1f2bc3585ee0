internal import Glibc
internal import Locking

/// The IANA time zones installed on this machine, each read from its compiled file when first asked for.
///
/// A zone once read is kept until the process ends, so a newer database takes effect with the next start.
package final class TimeZoneDatabase: Sendable {
    /// Zones kept in memory at most, each of about 4 KiB: more than there are names (about 600). A full cache is
    /// emptied.
    package static let defaultCacheLimit = 1_024
    /// In bytes; the largest file of the database has about 4,000.
    static let maximumFileSize = 65_536

    private let directory: String
    private let cacheLimit: Int
    private let cache = Lock<[String: TimeZoneRules]>([:])

    /// Opens nothing yet; `isReadable()` tells whether the directory serves.
    package init(directory: String = "/usr/share/zoneinfo", cacheLimit: Int = defaultCacheLimit) {
        self.directory = directory
        self.cacheLimit = cacheLimit
    }

    /// The rules of a zone by its IANA name, spelled as in the database; nil when there is no such zone.
    ///
    /// The name is checked before any file is opened. A file that is malformed or cannot be read is no zone. Names that
    /// lead to none are not remembered, so that nobody can fill the memory with them and a passing fault does not last.
    package func rules(for name: String) -> TimeZoneRules? {
        // Checked before the cache is asked: to a dictionary the Kelvin sign (U+212A) is the letter K.
        guard let name = TimeZoneName(name) else { return nil }
        if let known = cache.withLock({ $0[name.text] }) { return known }
        guard let rules = load(name) else { return nil }
        cache.withLock { cache in
            if cache.count >= cacheLimit { cache.removeAll() }
            cache[name.text] = rules
        }
        return rules
    }

    /// Whether the database can be read at this moment: `UTC`, which each one holds, is read anew.
    package func isReadable() -> Bool {
        TimeZoneName("UTC").flatMap(load) != nil
    }

    private func load(_ name: TimeZoneName) -> TimeZoneRules? {
        guard let bytes = TimeZoneDatabase.contents(of: "\(directory)/\(name.text)"),
            let file = TZifFile(bytes)
        else { return nil }
        return TimeZoneRules(name: name.text, file: file)
    }

    /// The bytes of a regular file; nil when it cannot be read or is larger than `maximumFileSize`.
    private static func contents(of path: String) -> [UInt8]? {
        // O_NONBLOCK: a FIFO in the directory must not hang the reader.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= maximumFileSize
        else { return nil }
        // One more byte than is allowed, so that a file that has grown since shows itself.
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
        var count = 0
        while count < bytes.count {
            let received = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if received == 0 { break }
            if received < 0 {
                guard errno == EINTR else { return nil }
            } else {
                count += received
            }
        }
        guard count < bytes.count else { return nil }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
