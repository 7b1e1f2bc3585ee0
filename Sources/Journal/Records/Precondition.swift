/// What must hold for the stored record before a request is carried out (RFC 9110 §13).
package struct Precondition: Sendable, Hashable {
    /// Strong comparison: a weak tag never matches.
    package let ifMatch: EntityTagCondition?

    /// Weak comparison.
    package let ifNoneMatch: EntityTagCondition?

    package init(ifMatch: EntityTagCondition? = nil, ifNoneMatch: EntityTagCondition? = nil) {
        self.ifMatch = ifMatch
        self.ifNoneMatch = ifNoneMatch
    }

    /// Nothing is asked.
    package static let none = Precondition()

    /// Whether `If-Match` holds for a record that stands at this revision; `nil` when there is none.
    package func matches(revision: Int?) -> Bool {
        switch ifMatch {
        case nil: true
        case .any: revision != nil
        case .oneOf(let tags): revision.map { tags.contains(EntityTag(opaque: String($0), isWeak: false)) } ?? false
        }
    }

    /// Whether `If-None-Match` holds for a record that stands at this revision; `nil` when there is none.
    package func differs(revision: Int?) -> Bool {
        switch ifNoneMatch {
        case nil: true
        case .any: revision == nil
        case .oneOf(let tags): revision.map { revision in !tags.contains { $0.opaque == String(revision) } } ?? true
        }
    }

    /// Whether both conditions hold.
    package func holds(revision: Int?) -> Bool {
        matches(revision: revision) && differs(revision: revision)
    }
}
