import COpenSSL
import Glibc

/// A client of OpenSSL's own on a blocking socket, for what the command-line clients cannot do; it trusts anybody.
package final class TLSClient {
    package struct Failure: Error, Sendable, Hashable {
        package let step: String

        package init(step: String) {
            self.step = step
        }
    }

    private let context: OpaquePointer
    private let session: OpaquePointer
    private var descriptor: Int32

    /// Connects to 127.0.0.1 and shakes hands; every wait ends after ten seconds.
    package init(port: UInt16, version: Int32 = TLS1_3_VERSION) throws {
        guard let context = SSL_CTX_new(TLS_client_method()) else { throw Failure(step: "context") }
        self.context = context
        guard copenssl_set_protocols(context, version, version) == 1, let session = SSL_new(context) else {
            throw Failure(step: "session")
        }
        self.session = session
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure(step: "connect") }
        guard SSL_set_fd(session, descriptor) == 1, SSL_connect(session) == 1 else { throw Failure(step: "handshake") }
    }

    deinit {
        SSL_free(session)
        SSL_CTX_free(context)
        close()
    }

    /// Vanishes without a word; nothing can be done with the client afterwards.
    package func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// The serial number of the certificate that the server showed.
    package var serial: Int? {
        guard let certificate = SSL_get1_peer_certificate(session) else { return nil }
        defer { X509_free(certificate) }
        return ASN1_INTEGER_get(X509_get0_serialNumber(certificate))
    }

    package func send(_ text: String) throws { try send(Array(text.utf8)) }

    package func send(_ bytes: [UInt8]) throws {
        guard bytes.isEmpty || SSL_write(session, bytes, Int32(bytes.count)) == Int32(bytes.count) else {
            throw Failure(step: "send")
        }
    }

    /// What has come next, or nothing at the end that the server announced by close_notify.
    package func receive() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = SSL_read(session, &buffer, Int32(buffer.count))
        guard count > 0 || SSL_get_error(session, count) == SSL_ERROR_ZERO_RETURN else {
            throw Failure(step: "receive")
        }
        return Array(buffer.prefix(Int(max(0, count))))
    }

    /// Receives so many bytes.
    package func receive(count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try receive()
            guard !more.isEmpty else { throw Failure(step: "end") }
            bytes += more
        }
        return bytes
    }

    /// Receives until what has come ends like this.
    package func receive(until end: String) throws -> String {
        var bytes: [UInt8] = []
        while bytes.suffix(end.utf8.count) != Array(end.utf8)[...] {
            let more = try receive()
            guard !more.isEmpty else { throw Failure(step: "end") }
            bytes += more
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Receives all there is until the server's close_notify.
    package func receiveToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let more = try receive()
            guard !more.isEmpty else { return bytes }
            bytes += more
        }
    }

    /// Has both sides change their keys (RFC 8446 §4.6.3).
    package func updateKeys() throws {
        guard SSL_key_update(session, SSL_KEY_UPDATE_REQUESTED) == 1, SSL_do_handshake(session) == 1 else {
            throw Failure(step: "key update")
        }
    }

    /// Asks for a second handshake, which only TLS 1.2 knows.
    package func renegotiate() throws {
        guard SSL_renegotiate(session) == 1, SSL_do_handshake(session) == 1 else {
            throw Failure(step: "renegotiation")
        }
    }

    /// Says that nothing more will be sent.
    package func finishSending() { SSL_shutdown(session) }

    /// Ends the connection's sending side without saying so, as an attacker on the way could.
    package func cutOff() { shutdown(descriptor, Int32(SHUT_WR)) }
}
