import CivilTime
import JSON

/// What making a share takes, and what changing one leaves.
struct ShareForm {
    let terms: ShareTerms
    let expiresAt: Instant

    /// - Parameter latest: the last instant that the share may last to.
    init(_ value: JSONValue, now: Instant, latest: Instant) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "a share") { fields in
            let terms = ShareTerms(reading: &fields)
            let expiresAt = fields.moment("expiresAt", required: true)?.instant
            if let expiresAt, expiresAt <= now || expiresAt > latest {
                fields.fault(
                    "expiresAt", code: FaultCode.outOfRange,
                    "must lie ahead, and not be after \(latest.utcText)")
            }
            guard let terms, let expiresAt else { return nil }
            return ShareForm(terms: terms, expiresAt: expiresAt)
        }
    }

    private init(terms: ShareTerms, expiresAt: Instant) {
        self.terms = terms
        self.expiresAt = expiresAt
    }
}
