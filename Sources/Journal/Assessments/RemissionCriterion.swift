import JSON

/// Which scores count as free of the illness.
package struct RemissionCriterion: Sendable, Hashable {
    /// How scores are held to the bound.
    package enum Bound: Sendable, Hashable {
        case below(Score)
        case atMost(Score)
    }

    package let bound: Bound

    /// Who uses the criterion.
    package let source: String

    /// Whether a score lies within the bound.
    func isMet(by score: Score) -> Bool {
        switch bound {
        case .below(let limit): score < limit
        case .atMost(let limit): score <= limit
        }
    }

    /// `{"below":…,"source":…}` or `{"atMost":…,"source":…}`.
    var json: JSONObject {
        let (name, limit) =
            switch bound {
            case .below(let limit): ("below", limit)
            case .atMost(let limit): ("atMost", limit)
            }
        return JSONObject([(name, limit.json), ("source", .string(source))])
    }
}
