/// What stood in a path in the places of a pattern's parameters, percent-decoded.
package struct PathParameters: Sendable {
    /// In the order of the path; a handful at most, so that a scan beats a hash table.
    package private(set) var pairs: [(name: String, value: String)] = []

    package init() {}

    package subscript(name: String) -> String? {
        for pair in pairs where pair.name == name { return pair.value }
        return nil
    }

    mutating func append(_ name: String, _ value: String) {
        pairs.append((name, value))
    }
}
