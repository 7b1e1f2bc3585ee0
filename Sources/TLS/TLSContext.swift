import COpenSSL
import Glibc

/// A certificate with its key, and the rules by which connections are encrypted with it.
///
/// TLS 1.2 and 1.3 (RFC 8446, and RFC 9325 on what to leave out): forward secrecy and authenticated encryption only, no
/// compression, no renegotiation, no early data. The peer's server name (SNI) is not looked at: one server, one
/// certificate. Whether the certificate is still valid is the client's to judge; an expired one is served, because a
/// server that does not start helps nobody to renew it.
///
/// Sessions can be resumed by tickets, so that a phone that comes back costs no signature. Nothing is kept for them
/// here: a ticket is sealed under a random key that lives and dies with the context. After a reload or a restart a client
/// makes a full handshake, by which it sees the new certificate.
///
/// `@unchecked`: OpenSSL counts references and locks inside; nothing is changed after `init`.
package final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Reads a certificate with its chain, the server's own first, and its private key, both as PEM.
    ///
    /// - Throws: `TLSError` also when the two do not belong together.
    package init(certificateFile: String, keyFile: String) throws(TLSError) {
        ERR_clear_error()
        guard let pointer = SSL_CTX_new(TLS_server_method()) else {
            throw .unavailable(reason: TLSError.libraryReason())
        }
        self.pointer = pointer
        try restrict()
        configure()
        try load(certificateFile, keyFile)
    }

    deinit { SSL_CTX_free(pointer) }

    /// Whether the certificate's time is over.
    package var hasExpired: Bool {
        X509_cmp_current_time(X509_get0_notAfter(SSL_CTX_get0_certificate(pointer))) < 0
    }

    /// Leaves out all that is old, weak or dear.
    private func restrict() throws(TLSError) {
        let isRestricted =
            copenssl_set_protocols(pointer, TLS1_2_VERSION, TLS1_3_VERSION) == 1
            && SSL_CTX_set_cipher_list(pointer, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1
            // The library's own list also has finite fields of up to 8192 bits, which a peer could have us compute.
            && copenssl_set_groups(pointer, "X25519:P-256:P-384") == 1
        guard isRestricted else { throw .unavailable(reason: TLSError.libraryReason()) }
    }

    private func configure() {
        // Our order of ciphers, but ChaCha20 for a peer that puts it first, since it has no AES in hardware. An end of
        // input without close_notify counts as an end: HTTP's own framing tells whether a message is whole.
        let options =
            COPENSSL_SERVER_PREFERENCE | COPENSSL_PRIORITIZE_CHACHA | COPENSSL_NO_RENEGOTIATION
            | COPENSSL_NO_COMPRESSION | COPENSSL_IGNORE_UNEXPECTED_EOF
        SSL_CTX_set_options(pointer, options)
        // Buffers of 34 KiB a connection are given back while it is idle.
        copenssl_set_modes(
            pointer, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS)
        copenssl_set_no_session_cache(pointer)
        // One read takes what is there, instead of one for a record's head and one for its body.
        copenssl_set_read_ahead(pointer)
        // The library would offer two, one for each connection that a browser might open next.
        SSL_CTX_set_num_tickets(pointer, 1)
        // Without this the library asks for a passphrase on the terminal.
        SSL_CTX_set_default_passwd_cb(pointer) { _, _, _, _ in -1 }
        SSL_CTX_set_alpn_select_cb(
            pointer,
            { _, output, outputCount, input, inputCount, _ in
                ApplicationProtocol.select(output, outputCount, input, inputCount)
            }, nil)
    }

    private func load(_ certificateFile: String, _ keyFile: String) throws(TLSError) {
        try Self.checkIsReadable(certificateFile)
        try Self.checkIsReadable(keyFile)
        guard SSL_CTX_use_certificate_chain_file(pointer, certificateFile) == 1 else {
            throw Self.fault(in: certificateFile, otherwise: .noCertificate(file: certificateFile))
        }
        let mismatch = TLSError.mismatch(certificateFile: certificateFile, keyFile: keyFile)
        guard SSL_CTX_use_PrivateKey_file(pointer, keyFile, SSL_FILETYPE_PEM) == 1 else {
            let code = ERR_peek_last_error()
            if ERR_GET_LIB(code) == ERR_LIB_X509, ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH {
                ERR_clear_error()
                throw mismatch
            }
            throw Self.fault(in: keyFile, otherwise: .noKey(file: keyFile))
        }
        // A key of another kind than the certificate's is only noticed here.
        guard SSL_CTX_check_private_key(pointer) == 1 else {
            ERR_clear_error()
            throw mismatch
        }
    }

    private static func checkIsReadable(_ file: String) throws(TLSError) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { if descriptor >= 0 { close(descriptor) } }
        // Reading nothing tells a directory from a file.
        guard descriptor >= 0, read(descriptor, nil, 0) >= 0 else {
            throw .unreadable(file: file, reason: String(cString: strerror(errno)))
        }
    }

    /// The library's refusal of what it could read, or `error` for what it could not: then the reader's own words come
    /// first in the queue of errors.
    private static func fault(in file: String, otherwise error: TLSError) -> TLSError {
        guard ERR_GET_LIB(ERR_peek_error()) == ERR_LIB_SSL else {
            ERR_clear_error()
            return error
        }
        return .refused(file: file, reason: TLSError.libraryReason())
    }
}
