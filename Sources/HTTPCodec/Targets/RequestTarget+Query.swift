extension RequestTarget {
    /// The parameters of the query in order, form-decoded: `+` is a blank, `%XX` a byte, the whole strict UTF-8.
    ///
    /// A parameter without `=` has an empty value, and empty ones (`a=1&&b=2`) are left out (WHATWG URL §5.1).
    /// Throws if any part is malformed.
    package func queryItems() throws(PercentDecoding.Malformed) -> [(name: String, value: String)] {
        guard let query else { return [] }
        var items: [(name: String, value: String)] = []
        for part in query.split(separator: "&", omittingEmptySubsequences: true) {
            let equals = part.firstIndex(of: "=") ?? part.endIndex
            let name = try PercentDecoding.decode(part[..<equals], plusIsBlank: true)
            let value = try PercentDecoding.decode(part[equals...].dropFirst(), plusIsBlank: true)
            items.append((name, value))
        }
        return items
    }
}
