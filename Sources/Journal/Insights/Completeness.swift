import CivilTime
import JSON
import Statistics

/// How much of the period was written down, and how soon.
struct Completeness {
    let diary: Diary

    var section: Section {
        let days = diary.isCheckedIn.count { $0 }
        let backFilled = diary.entries.count(where: \.delay.isBackFilled)
        let delays = diary.entries.compactMap(\.delay.hours)
        var members: JSONObject = [
            "n": .number(JSONNumber(diary.period.count)), "daysWithCheckIn": .number(JSONNumber(days)),
        ]
        members.set(figure: "share", Double(days) / Double(diary.period.count))
        members.set("checkIns", diary.entries.count)
        members.set("backFilled", backFilled)
        members.set("imported", diary.entries.count - delays.count)
        members.set(figure: "backFilledShare", delays.isEmpty ? nil : Double(backFilled) / Double(delays.count))
        members.set(figure: "medianDelayHours", SampleSummary(of: delays)?.median)
        return Section(
            method: """
                n is the days of the period. Back-filled is what was written after the day that follows the one it is about, by \
                recordedAt or, without that, by when the server took it. The delay is from at to then. Check-ins with a source \
                were taken over from elsewhere (imported): they count in neither, and the share is of the others.
                """,
            caveat: """
                What was written later is remembered, and of what is imported nobody knows when it was written. A device that was offline and says no recordedAt counts as late. Days \
                without an entry may have been other days than those with one.
                """,
            members: members)
    }
}
