import CivilTime
import JSON
import Statistics

/// How much of the period was written down, and how soon.
struct Completeness {
    let diary: Diary

    var section: Section {
        let days = diary.isCheckedIn.count { $0 }
        let backFilled = diary.entries.count(where: \.delay.isBackFilled)
        var members: JSONObject = [
            "n": .number(JSONNumber(diary.period.count)), "daysWithCheckIn": .number(JSONNumber(days)),
        ]
        members.set(figure: "share", Double(days) / Double(diary.period.count))
        members.set("checkIns", diary.entries.count)
        members.set("backFilled", backFilled)
        members.set(
            figure: "backFilledShare",
            diary.entries.isEmpty ? nil : Double(backFilled) / Double(diary.entries.count))
        members.set(figure: "medianDelayHours", SampleSummary(of: diary.entries.map(\.delay.hours))?.median)
        return Section(
            method: """
                n is the days of the period. Back-filled is what was written after the day that follows the one it is about, by \
                recordedAt or, without that, by when the server took it. The delay is from at to then.
                """,
            caveat: """
                What was written later is remembered. A device that was offline and says no recordedAt counts as late. Days \
                without an entry may have been other days than those with one.
                """,
            members: members)
    }
}
