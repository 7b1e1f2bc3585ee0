/// Reads an imported text as it arrives.
package protocol ImportReader: Sendable {
    /// What the next bytes make complete.
    ///
    /// - Throws: `InvalidFields`, `JSONSyntaxError` or `JSONElementTooLong` for a text that is not what it should be.
    mutating func read(_ bytes: [UInt8]) throws -> [ImportItem]

    /// What the end of the text makes complete.
    mutating func finish() throws -> [ImportItem]
}
