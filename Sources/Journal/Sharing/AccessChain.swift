import JSON

/// The chain of a person's access log: each entry holds the hash of the one before it, so that none can be changed, left
/// out or put in between without all later ones showing it.
package struct AccessChain: Sendable {
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]

    package init(digest: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.digest = digest
    }

    /// The hash of an entry, in base64url.
    package func hash(of bytes: [UInt8]) -> String { Base64URL.text(of: digest(bytes)) }

    /// The entry that follows a head.
    func next(_ entry: AccessEntry, after head: AccessHead) -> (row: AccessLogRow, head: AccessHead) {
        let sequence = head.sequence + 1
        let previous = head == .start ? nil : Base64URL.text(of: head.hash)
        let bytes = JSONWriter.bytes(of: .object(entry.json(sequence: sequence, previous: previous)))
        return (
            AccessLogRow(sequence: sequence, bytes: bytes), AccessHead(sequence: sequence, hash: digest(bytes))
        )
    }
}
