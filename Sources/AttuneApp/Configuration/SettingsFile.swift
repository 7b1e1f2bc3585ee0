import Glibc

/// The settings file.
enum SettingsFile {
    /// What is read when no file is named and this one is there.
    static let standard = "Config/default.json"

    /// Bytes at most: a settings file is a page, not a book.
    private static let limit = 65_536

    /// The file that is named, or the standard one if it is there.
    ///
    /// - Throws: `StartError` for a named file that cannot be read.
    static func read(_ name: String?) throws(StartError) -> (name: String, bytes: [UInt8])? {
        let path = name ?? standard
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if name == nil, errno == ENOENT || errno == ENOTDIR { return nil }
            throw StartError(problems: ["cannot read \(path): \(String(cString: strerror(errno)))"], remedy: nil)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= limit {
            let count = Glibc.read(file, &buffer, buffer.count)
            guard count >= 0 else {
                throw StartError(problems: ["cannot read \(path): \(String(cString: strerror(errno)))"], remedy: nil)
            }
            if count == 0 { return (path, bytes) }
            bytes += buffer.prefix(count)
        }
        throw StartError(problems: ["\(path) is larger than \(limit) bytes"], remedy: nil)
    }
}
