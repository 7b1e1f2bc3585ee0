/// Writes the chunks of a response body (RFC 9112 §7.1).
package enum ChunkEncoder {
    /// Appends one chunk; nothing for no bytes, since an empty chunk would end the body.
    package static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        Digits.appendHex(bytes.count, to: &output)
        output.append(0x0D)
        output.append(0x0A)
        output.append(contentsOf: bytes)
        output.append(0x0D)
        output.append(0x0A)
    }

    /// Appends the last chunk, without trailers.
    package static func appendEnd(to output: inout [UInt8]) {
        output.append(contentsOf: [0x30, 0x0D, 0x0A, 0x0D, 0x0A])
    }
}
