package import CivilTime

/// When a dose is planned: an instant, and the offset from UTC that the plan's zone has then.
package struct PlannedTime: Sendable, Hashable {
    package let instant: Instant
    /// Seconds east of UTC.
    package let offsetSeconds: Int

    /// The instant at which the wall of a zone shows a date and time (RFC 5545 §3.3.5).
    init(on date: CivilDate, at time: TimeOfDay, in zone: TimeZoneRules) {
        instant = zone.instant(on: date, at: time)
        offsetSeconds = zone.offset(at: instant)
    }

    /// RFC 3339 with milliseconds.
    package var text: String { instant.text(offsetSeconds: offsetSeconds) }
}
