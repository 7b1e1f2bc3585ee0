/// One segment of a pattern.
enum RouteSegment: Sendable, Hashable {
    /// The segment itself, decoded.
    case fixed(String)
    /// Any segment that is not empty.
    case parameter(String)

    /// Nil when braces are not exactly around a name.
    init?(_ text: Substring) {
        guard text.contains(where: { $0 == "{" || $0 == "}" }) else {
            self = .fixed(String(text))
            return
        }
        let name = text.dropFirst().dropLast()
        guard text.first == "{", text.last == "}", !name.isEmpty, !name.contains(where: { $0 == "{" || $0 == "}" })
        else { return nil }
        self = .parameter(String(name))
    }
}
