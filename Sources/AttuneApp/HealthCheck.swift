import Glibc
import HTTPServing
import TLS

/// Asks a server on this machine whether it is alive, as a container's health check does.
package enum HealthCheck {
    /// Seconds until an answer has to be there.
    private static let timeout = 3

    /// How the first line of an answer begins; the status follows.
    private static let version = Array("HTTP/1.1 ".utf8)

    /// Asks for `GET /health` at the first address; at a server on all addresses, on loopback.
    ///
    /// - Throws: `StartError` with why it is not alive, unless it answers 200.
    package static func run(_ configuration: Configuration) throws(StartError) {
        guard let address = configuration.addresses.first else { return }
        let descriptor = connect(to: address)
        guard descriptor >= 0 else {
            throw failure("nothing answers at \(address): \(reason(errno))", remedy: "Is the server running?")
        }
        defer { close(descriptor) }
        // A peer that has gone is an answer too.
        signal(SIGPIPE, SIG_IGN)
        if case .ip = address, configuration.tlsCertificate != nil {
            guard let session = TLSSession(probing: descriptor) else {
                throw failure("TLS cannot be set up", remedy: nil)
            }
            let answer = ask(send: { session.send($0) }, receive: { session.receive(into: $0) })
            try judge(answer, of: "\(address) over TLS", remedy: "Does the server speak TLS with these settings?")
        } else {
            let answer = ask(
                send: { send(descriptor, $0.baseAddress, $0.count, 0).orErrorNumber },
                receive: { recv(descriptor, $0.baseAddress, $0.count, 0).orErrorNumber })
            try judge(answer, of: "\(address)", remedy: "If the server speaks TLS, ask with its settings.")
        }
    }

    /// Whether an answer is one of a server that is alive.
    ///
    /// - Parameter remedy: what to do where it is not even HTTP.
    private static func judge(
        _ answer: (bytes: [UInt8], error: Int32), of address: String, remedy: String
    ) throws(StartError) {
        let (bytes, error) = answer
        guard bytes.starts(with: version), bytes.count >= 13 else {
            let isLate = error == EAGAIN
            let what = bytes.isEmpty ? (error == 0 ? "end of the connection" : reason(error)) : "no HTTP"
            throw failure("no answer from \(address): \(what)", remedy: isLate ? nil : remedy)
        }
        let status = String(decoding: bytes[9..<12], as: UTF8.self)
        guard status == "200" else {
            let isStatus = status.utf8.allSatisfy { (0x30...0x39).contains($0) }
            throw failure("\(address) answers GET /health with \(isStatus ? status : "no status")", remedy: nil)
        }
    }

    private static func failure(_ problem: String, remedy: String?) -> StartError {
        StartError(problems: [problem], remedy: remedy)
    }

    /// What an error number says; the wait for a connection or an answer ends with one of two.
    private static func reason(_ error: Int32) -> String {
        error == EAGAIN || error == EINPROGRESS
            ? "not within \(timeout) seconds" : String(cString: strerror(error))
    }

    /// A socket, or -1 with `errno`.
    private static func connect(to address: ListenAddress) -> Int32 {
        switch address {
        case .ip("0.0.0.0", let port): connect(host: "127.0.0.1", port: port)
        case .ip("::", let port): connect(host: "::1", port: port)
        case .ip(let host, let port): connect(host: host, port: port)
        case .unix(let path): connect(path: path)
        }
    }

    private static func connect(host: String, port: UInt16) -> Int32 {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else {
            errno = EADDRNOTAVAIL
            return -1
        }
        defer { freeaddrinfo(found) }
        return connect(family: address.ai_family, address.ai_addr, address.ai_addrlen)
    }

    private static func connect(path: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(family: AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// A socket whose every wait ends in time.
    private static func connect(family: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return -1 }
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        guard Glibc.connect(descriptor, address, length) == 0 else {
            let error = errno
            close(descriptor)
            errno = error
            return -1
        }
        return descriptor
    }

    /// Sends the request and gives the first bytes of what comes back, and the error number that ended it, 0 for none.
    ///
    /// Both functions return how many bytes they moved, or the negative error number.
    private static func ask(
        send: (UnsafeRawBufferPointer) -> Int, receive: (UnsafeMutableRawBufferPointer) -> Int
    ) -> (bytes: [UInt8], error: Int32) {
        let request = Array("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        let sent = request.withUnsafeBytes(send)
        guard sent == request.count else { return ([], sent < 0 ? Int32(-sent) : EAGAIN) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while bytes.count < 13 {
            let count = buffer.withUnsafeMutableBytes(receive)
            guard count > 0 else { return (bytes, Int32(-count)) }
            bytes += buffer.prefix(count)
        }
        return (bytes, 0)
    }
}

extension Int {
    /// What a system call returned, with the error number, negative, in the place of -1.
    fileprivate var orErrorNumber: Int { self < 0 ? -Int(errno) : self }
}
