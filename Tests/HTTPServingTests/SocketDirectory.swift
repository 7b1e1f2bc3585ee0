import Glibc

/// A directory for the sockets of a test, with a path short enough for them; removed with what is in it.
final class SocketDirectory: Sendable {
    /// A directory that cannot be made.
    struct Unavailable: Error {
        let code: Int32
    }

    private let path: String

    init() throws {
        var template = Array("/tmp/attune-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Unavailable(code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in ["http.sock", "first.sock"] { unlink(self.path(name)) }
        rmdir(path)
    }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Leaves the file of a socket on which nobody listens any more.
    func leaveSocket(_ name: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path(name).utf8) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else { throw Unavailable(code: errno) }
    }
}
