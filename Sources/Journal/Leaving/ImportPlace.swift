import JSON

/// Where in the imported text something stands.
enum ImportPlace: Sendable, Hashable {
    /// In a JSON text.
    case pointer(JSONPointer)
    /// In a table; the first line is 1.
    case line(Int)
}
