/// A long text of what a person has, made bit by bit, each bit in a transaction of its own.
package protocol ExportText: Sendable {
    /// The next bytes, perhaps none; nil behind the end.
    mutating func next(of person: Person, from transaction: any ReadTransaction) throws -> [UInt8]?
}
