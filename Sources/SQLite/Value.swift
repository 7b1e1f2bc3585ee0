/// A value to bind to a placeholder, or read from a column, in SQLite's five storage classes.
package enum Value: Sendable, Hashable {
    /// SQL `NULL`.
    case null
    /// A 64-bit signed integer.
    case integer(Int64)
    /// UTF-8 text; it may contain U+0000.
    case text(String)
    /// Bytes; an empty array is an empty blob, not `NULL`.
    case blob([UInt8])
    /// A blob of 16 bytes in two big-endian halves: ids are bound with every statement, and so cost no memory.
    case blob16(UInt64, UInt64)
    /// A double; SQLite stores NaN as `NULL`.
    case real(Double)

    /// An integer.
    package static func integer(_ value: Int) -> Value { .integer(Int64(value)) }

    /// Text, or `NULL` for nil.
    package static func text(ifPresent value: String?) -> Value { value.map { .text($0) } ?? .null }

    /// An integer, or `NULL` for nil.
    package static func integer(ifPresent value: Int64?) -> Value { value.map { .integer($0) } ?? .null }

    /// Bytes, or `NULL` for nil.
    package static func blob(ifPresent value: [UInt8]?) -> Value { value.map { .blob($0) } ?? .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    /// An integer.
    package init(integerLiteral value: Int64) { self = .integer(value) }

    /// Text.
    package init(stringLiteral value: String) { self = .text(value) }

    /// SQL `NULL`.
    package init(nilLiteral: ()) { self = .null }
}
