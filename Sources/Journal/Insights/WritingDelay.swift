import CivilTime
import JSON

/// How long after its event an entry was written.
struct WritingDelay: Sendable {
    /// From the moment that it is about to when it was written: by the device or, where that does not say, when the server
    /// took it; nil for what was taken over from elsewhere, since nobody knows when that was written.
    let hours: Double?
    /// Whether it was written later than on the day after the one it is about, where the person was.
    let isBackFilled: Bool

    init(of record: Record, _ members: JSONObject, timeZones: TimeZoneDatabase) {
        guard members["source"] == nil else {
            hours = nil
            isBackFilled = false
            return
        }
        let writtenAt = members.text("recordedAt").flatMap { Moment($0) }?.instant ?? record.createdAt
        hours = Double(writtenAt.milliseconds - record.event.instant.milliseconds) / 3_600_000
        let timeZone = members.text("timeZone").flatMap { timeZones.rules(for: $0) }
        isBackFilled = timeZone.map { $0.localDate(at: writtenAt) - record.event.date > 1 } ?? false
    }
}
