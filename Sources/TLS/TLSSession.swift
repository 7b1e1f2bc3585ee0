import COpenSSL
import Glibc

/// TLS on one accepted socket: takes the place of receiving from the socket and sending to it.
///
/// Both carry out the handshake as they go. The socket must not block and stays its owner's to close. A session is used
/// by one thread at a time. Sends go through OpenSSL's own write, which raises SIGPIPE for a peer that is gone: the
/// process has to ignore that signal.
///
/// For sockets watched edge-triggered: receive until `-EAGAIN`, since what OpenSSL has taken from the socket is announced
/// no more. Either direction may wait for the other (a handshake, a key update), so after any event of the socket both
/// are tried again.
package final class TLSSession {
    /// Handshake messages that a peer may send, those after the handshake such as key updates among them. A handshake
    /// takes two or three. Each further one costs the peer 27 bytes and us several times the work of a record, while no
    /// honest peer needs one before millions of records.
    private static let handshakeMessages = 32

    private let pointer: OpaquePointer
    private let descriptor: Int32
    private var isBroken = false
    private var isOutputShutDown = false
    private var handshakeMessageCount = 0
    /// Whether both sides have agreed; before that nothing was received or sent.
    package private(set) var isHandshakeComplete = false

    /// Takes the server's part on a connection; nil when memory is out.
    ///
    /// The session keeps the context that it began with, whatever certificate later ones get.
    package convenience init?(context: TLSContext, descriptor: Int32) {
        self.init(context.pointer, descriptor)
        SSL_set_accept_state(pointer)
    }

    /// Takes the client's part on a connected socket and trusts whoever answers: to ask whether a server is alive, never
    /// to tell it anything. On a socket that blocks, `-EAGAIN` means that its time is up.
    package convenience init?(probing descriptor: Int32) {
        guard let context = SSL_CTX_new(TLS_client_method()) else { return nil }
        // The session holds on to it.
        defer { SSL_CTX_free(context) }
        self.init(context, descriptor)
        SSL_set_connect_state(pointer)
    }

    private init?(_ context: OpaquePointer, _ descriptor: Int32) {
        ERR_clear_error()
        guard let pointer = SSL_new(context) else { return nil }
        guard SSL_set_fd(pointer, descriptor) == 1 else {
            SSL_free(pointer)
            return nil
        }
        self.pointer = pointer
        self.descriptor = descriptor
        SSL_set_msg_callback(pointer) { isSent, _, kind, _, _, _, session in
            guard isSent == 0, kind == SSL3_RT_HANDSHAKE, let session else { return }
            Unmanaged<TLSSession>.fromOpaque(session).takeUnretainedValue().handshakeMessageArrived()
        }
        // Unretained: the library calls back only from within the functions below.
        copenssl_set_message_callback_argument(pointer, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { SSL_free(pointer) }

    /// Receives up to the buffer's size, at most one record of 16 KiB.
    ///
    /// After `shutDownOutput` nothing is deciphered any more: what comes only tells that the peer is there, and is to be
    /// dropped.
    ///
    /// - Returns: how many bytes; 0 at the end of input, with or without close_notify; `-EAGAIN` when there is nothing for
    ///   now, whatever direction has to move first; another negative number when the connection is of no more use.
    package func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard !isOutputShutDown else { return receiveUndeciphered(into: buffer) }
        guard !isBroken else { return -Int(EPROTO) }
        guard buffer.count > 0 else { return -Int(EAGAIN) }
        ERR_clear_error()
        let count = SSL_read(pointer, buffer.baseAddress, Int32(clamping: buffer.count))
        guard handshakeMessageCount <= Self.handshakeMessages else {
            isBroken = true
            return -Int(EPROTO)
        }
        noteHandshake()
        return count > 0 ? Int(count) : outcome(of: count)
    }

    /// Sends from the front of `bytes`, a record of at most 16 KiB.
    ///
    /// After `-EAGAIN` the next call must begin with the same bytes, since a record of them may be on its way; they may
    /// lie elsewhere, and more may follow them.
    ///
    /// - Returns: how many bytes were taken; `-EAGAIN` when none for now; another negative number when the connection is
    ///   of no more use.
    package func send(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard !isBroken else { return -Int(EPROTO) }
        guard bytes.count > 0 else { return 0 }
        ERR_clear_error()
        let count = SSL_write(pointer, bytes.baseAddress, Int32(clamping: bytes.count))
        noteHandshake()
        guard count <= 0 else { return Int(count) }
        let outcome = outcome(of: count)
        return outcome == 0 ? -Int(EPIPE) : outcome
    }

    /// Says that nothing more will be sent (close_notify), if the socket takes it now, and shuts the sending side down.
    package func shutDownOutput() {
        guard !isOutputShutDown else { return }
        if !isBroken, isHandshakeComplete {
            ERR_clear_error()
            if SSL_shutdown(pointer) < 0 { ERR_clear_error() }
        }
        isOutputShutDown = true
        shutdown(descriptor, Int32(SHUT_WR))
    }

    private func receiveUndeciphered(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        return count < 0 ? -Int(errno) : count
    }

    private func outcome(of status: Int32) -> Int {
        switch SSL_get_error(pointer, status) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return -Int(EAGAIN)
        case SSL_ERROR_ZERO_RETURN: return 0
        default:
            ERR_clear_error()
            // After such an error the library forbids every further call.
            isBroken = true
            return -Int(EPROTO)
        }
    }

    /// Kept, because the library takes itself to be in a handshake again while it answers a key update.
    private func noteHandshake() {
        if !isHandshakeComplete, SSL_is_init_finished(pointer) == 1 { isHandshakeComplete = true }
    }

    private func handshakeMessageArrived() {
        handshakeMessageCount += 1
        // The library goes on with the next record by itself; this makes it stop before.
        if handshakeMessageCount > Self.handshakeMessages { SSL_set_shutdown(pointer, SSL_RECEIVED_SHUTDOWN) }
    }
}
