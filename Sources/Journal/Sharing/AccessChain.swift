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
    func next(_ entry: AccessEntry, after head: AccessHead?) -> (row: AccessLogRow, head: AccessHead) {
        let sequence = (head?.sequence ?? 0) + 1
        let previous = head.map { Base64URL.text(of: $0.hash) }
        let bytes = JSONWriter.bytes(of: .object(entry.json(sequence: sequence, previous: previous)))
        return (
            AccessLogRow(sequence: sequence, bytes: bytes), AccessHead(sequence: sequence, hash: digest(bytes))
        )
    }

    /// What is wrong with a log, in the order of its entries; empty for one that is whole.
    ///
    /// - Parameter rows: from the first entry on.
    package func faults(in rows: some Sequence<AccessLogRow>, endingIn head: AccessHead?) -> [String] {
        var faults: [String] = []
        var expected = 1
        var previous: String?
        for row in rows {
            if row.sequence != expected { faults.append("entry \(expected) is missing") }
            if Self.previous(in: row.bytes) != previous, row.sequence == expected {
                faults.append("entry \(row.sequence) does not follow from the one before it")
            }
            previous = hash(of: row.bytes)
            expected = row.sequence + 1
        }
        let end = head.map { (sequence: $0.sequence, hash: Base64URL.text(of: $0.hash)) }
        if (end?.sequence ?? 0) != expected - 1 || end?.hash != previous {
            faults.append("the log ends with entry \(expected - 1), which is not the last one that was written")
        }
        return faults
    }

    private static func previous(in bytes: [UInt8]) -> String? {
        // Bytes that are no JSON follow from nothing.
        guard case .object(let entry)? = try? JSONParser.parse(bytes), case .string(let text)? = entry["previous"]
        else {
            return nil
        }
        return text
    }
}
