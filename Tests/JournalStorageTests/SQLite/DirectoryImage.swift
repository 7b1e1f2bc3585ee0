import Glibc
import JournalTestSupport

/// The bytes of every file in a directory.
struct DirectoryImage {
    private let contents: [(name: String, bytes: [UInt8])]

    init(_ directory: TemporaryDirectory) throws {
        contents = try directory.names().map { ($0, try directory.contents(of: $0)) }
    }

    var names: [String] { contents.map(\.name) }

    /// The names of the files in which these bytes stand.
    func files(holding needle: [UInt8]) -> [String] {
        contents.filter { Self.holds($0.bytes, needle) }.map(\.name)
    }

    func files(holding needle: String) -> [String] { files(holding: Array(needle.utf8)) }

    /// Looks for the first byte with memchr(3), since a generic search takes minutes in a debug build.
    private static func holds(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return true }
        return bytes.withUnsafeBytes { buffer in
            guard var place = buffer.baseAddress else { return false }
            let end = place + buffer.count
            while place + needle.count <= end {
                guard let found = memchr(place, Int32(first), end - place - needle.count + 1) else { return false }
                if memcmp(found, needle, needle.count) == 0 { return true }
                place = UnsafeRawPointer(found) + 1
            }
            return false
        }
    }
}
