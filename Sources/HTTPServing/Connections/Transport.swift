import CPlatform
import TLS

/// What a connection's bytes go through: the socket as it is, or TLS on it.
///
/// The calls answer as those of CPlatform do: a count, or a negative errno.
struct Transport {
    let descriptor: Int32
    /// TLS, where it is spoken; set before anything is received.
    var session: TLSSession?

    /// Whether bytes can be received and sent; not before a TLS handshake is done.
    var isOpen: Bool { session?.isHandshakeComplete ?? true }

    /// Whether a short count means that nothing is left: TLS gives a record at a time, however many it holds.
    var givesAll: Bool { session == nil }

    /// Receives into memory: bytes received, 0 at the end of input, `-EAGAIN` when nothing is there yet.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if let session { return session.receive(into: buffer) }
        guard let start = buffer.baseAddress else { return 0 }
        return platform_receive(descriptor, start, buffer.count)
    }

    /// Sends from memory: bytes taken, `-EAGAIN` when the socket is full. Then the next call begins with the same bytes.
    func send(_ buffer: UnsafeRawBufferPointer) -> Int {
        if let session { return session.send(buffer) }
        guard let start = buffer.baseAddress else { return 0 }
        return platform_send(descriptor, start, buffer.count)
    }

    /// Says that nothing more will be sent.
    func shutDownOutput() {
        if let session { session.shutDownOutput() } else { platform_shutdown_output(descriptor) }
    }

    /// Closes the descriptor, with a reset where the peer must not take the end for an orderly one.
    func close(isReset: Bool) {
        if !isReset { session?.shutDownOutput() }
        if isReset { platform_reset(descriptor) } else { platform_close(descriptor) }
    }
}
