import COpenSSL

/// The protocol that is spoken inside TLS, as the peers agree on it in the handshake (ALPN, RFC 7301).
enum ApplicationProtocol {
    /// The one that is spoken here, with its length in front as on the wire.
    private static let wire: StaticString = "\u{8}http/1.1"

    /// OpenSSL's callback for a client that offers protocols: takes `http/1.1` if it is among them, else ends the
    /// handshake with the alert no_application_protocol (RFC 7301 §3.2). A client that offers none is served without it.
    static func select(
        _ output: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ outputCount: UnsafeMutablePointer<UInt8>?,
        _ input: UnsafePointer<UInt8>?, _ inputCount: UInt32
    ) -> Int32 {
        guard let output, let outputCount else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        // The library writes through the first pointer only what points into one of the two lists.
        var selected: UnsafeMutablePointer<UInt8>?
        let status = SSL_select_next_proto(
            &selected, outputCount, wire.utf8Start, UInt32(wire.utf8CodeUnitCount), input, inputCount)
        guard status == OPENSSL_NPN_NEGOTIATED else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        output.pointee = UnsafePointer(selected)
        return SSL_TLSEXT_ERR_OK
    }
}
