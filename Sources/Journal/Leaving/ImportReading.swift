import Locking

/// A text that is being read by whichever thread has time for the next piece of it.
///
/// A reference, so that what the reader holds is not copied for every piece.
package final class ImportReading: Sendable {
    private let reader: Lock<any ImportReader>

    package init(_ reader: any ImportReader) {
        self.reader = Lock(reader)
    }

    /// What the next bytes make complete or, without any, the end of the text.
    ///
    /// - Throws: as `ImportReader` does.
    package func read(_ bytes: [UInt8]?) throws -> [ImportItem] {
        try reader.withLock { reader in
            try bytes.map { try reader.read($0) } ?? reader.finish()
        }
    }
}
