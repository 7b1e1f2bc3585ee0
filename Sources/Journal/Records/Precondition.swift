package import CivilTime

/// What must hold for the stored record before a request is carried out (RFC 9110 §13).
package struct Precondition: Sendable, Hashable {
    /// Strong comparison: a weak tag never matches.
    package let ifMatch: EntityTagCondition?

    /// Weak comparison.
    package let ifNoneMatch: EntityTagCondition?

    /// Whole seconds since 1970; counts only where there is no `ifNoneMatch`.
    package let ifModifiedSince: Int?

    /// Whole seconds since 1970; counts only where there is no `ifMatch`. Two changes within a second look like one, so
    /// it guards less than a tag does (RFC 9110 §8.8.2.2).
    package let ifUnmodifiedSince: Int?

    package init(
        ifMatch: EntityTagCondition? = nil, ifNoneMatch: EntityTagCondition? = nil, ifModifiedSince: Int? = nil,
        ifUnmodifiedSince: Int? = nil
    ) {
        self.ifMatch = ifMatch
        self.ifNoneMatch = ifNoneMatch
        self.ifModifiedSince = ifModifiedSince
        self.ifUnmodifiedSince = ifUnmodifiedSince
    }

    /// Nothing is asked.
    package static let none = Precondition()

    /// Whether `If-Match`, or else `If-Unmodified-Since`, holds for a record that stands at this revision since then;
    /// `nil` when there is none. What was never modified has no date to hold against (§13.1.4).
    package func matches(revision: Int?, updatedAt: Instant? = nil) -> Bool {
        switch ifMatch {
        case nil:
            guard let ifUnmodifiedSince, let updatedAt else { return true }
            return updatedAt.wholeSeconds <= ifUnmodifiedSince
        case .any: return revision != nil
        case .oneOf(let tags):
            return revision.map { tags.contains(EntityTag(opaque: String($0), isWeak: false)) } ?? false
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

    /// Whether a read has something new to say: `If-None-Match`, or else `If-Modified-Since`, holds.
    package func isNews(revision: Int, updatedAt: Instant) -> Bool {
        guard ifNoneMatch == nil, let ifModifiedSince else { return differs(revision: revision) }
        return updatedAt.wholeSeconds > ifModifiedSince
    }

    /// Whether a change may be made.
    package func holds(revision: Int?, updatedAt: Instant? = nil) -> Bool {
        matches(revision: revision, updatedAt: updatedAt) && differs(revision: revision)
    }
}

extension Instant {
    /// Since 1970, without the milliseconds, as dates in HTTP have them; nothing was stored before 1970.
    fileprivate var wholeSeconds: Int { Int(milliseconds / 1000) }
}
