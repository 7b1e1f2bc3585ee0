import CivilTime
import Crypto
import Glibc

/// A backup that a server has made by its schedule: `attune-20261130T120000Z.db`, its SHA-256 beside it.
struct BackupFile: Sendable {
    /// What its checksum tells.
    enum Verdict: Sendable {
        case whole, changed, unknown
    }

    /// Hexadecimal digits of a SHA-256.
    private static let digits = 64

    let path: String
    /// When it was made, by its name.
    let madeAt: Instant

    /// The newest in a directory; `nil` where there is none.
    static func newest(in directory: String) -> BackupFile? {
        guard let entries = opendir(directory) else { return nil }
        defer { closedir(entries) }
        var newest: BackupFile?
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let instant = instant(of: name), newest.map({ $0.madeAt < instant }) ?? true else { continue }
            newest = BackupFile(path: "\(directory)/\(name)", madeAt: instant)
        }
        return newest
    }

    /// Holds the file against the sum beside it, which is as sha256sum(1) writes it.
    func verdict() -> Verdict {
        var kept = [UInt8](repeating: 0, count: Self.digits)
        let sum = open("\(path).sha256", O_RDONLY | O_CLOEXEC)
        guard sum >= 0 else { return .unknown }
        defer { close(sum) }
        guard read(sum, &kept, kept.count) == kept.count, let digest = digest() else { return .unknown }
        return digest == String(decoding: kept, as: UTF8.self).lowercased() ? .whole : .changed
    }

    private func digest() -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return nil }
        let bar = ProgressBar("reading the newest backup", unit: "MB")
        defer { bar.end() }
        var state = SHA256State()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var done = 0
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { state.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            done += count
            bar.report(done: done / 1_000_000, total: Int(status.st_size) / 1_000_000)
        }
        return state.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// When the backup of this name was made; `nil` for any other name.
    static func instant(of name: String) -> Instant? {
        guard name.utf8.count == 26, name.hasPrefix("attune-"), name.hasSuffix("Z.db") else { return nil }
        let stamp = Array(name.dropFirst(7).prefix(16).map(String.init))
        let part = { (range: Range<Int>) in stamp[range].joined() }
        guard stamp.count == 16, stamp[8] == "T" else { return nil }
        let date = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        return Instant(rfc3339: "\(date)T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z")
    }
}
