/// A stretch of time in which a zone keeps one offset from UTC.
struct OffsetPeriod: Sendable, Equatable {
    /// Offsets that RFC 9636 §3.2 allows, in seconds east of UTC: −24:59:59 to 25:59:59.
    static let allowedOffsets = -89_999...93_599

    /// Seconds east of UTC, within `allowedOffsets`.
    let offset: Int
    /// The first second after the period, since 1970-01-01T00:00:00Z; `Int.max` when nothing follows.
    let end: Int
}
