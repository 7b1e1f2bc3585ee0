package import JSON

/// An entry of the access log as its owner reads it.
package struct AccessLogItem: Sendable {
    /// The entry that the hash is of, as compact JSON.
    let bytes: [UInt8]
    /// SHA-256 of it in base64url.
    let hash: String

    /// Writes the entry with its hash.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        _ = writer.members(ofEncoded: bytes)
        writer.member("hash", .string(hash))
        writer.endObject()
    }
}
