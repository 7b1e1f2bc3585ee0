import CivilTime
import JSON

/// Takes out of a record what it says of days after the last that a reader may see, so that it reads as it was then.
enum LaterDays {
    /// Cuts the members of a plan or a medication; those of other records say nothing of later days.
    ///
    /// - Parameter history: the statuses of the plan.
    static func cut(from members: inout JSONObject, after last: CivilDate, history: StatusHistory?) {
        for name in ["endDate", "to"] {
            if let date = members.text(name).flatMap({ CivilDate($0) }), date > last { members[name] = nil }
        }
        if let status = history?.upTo(last).changes.last?.status { members.set("status", status) }
        if let start = members.text("startDate").flatMap({ CivilDate($0) }) {
            keep(in: &members, "steps") { step in
                let day = step.double("fromDay").flatMap { Int(exactly: $0) } ?? 1
                return start.adding(days: day - 1).map { $0 <= last } ?? false
            }
        }
        keep(in: &members, "pauses") { pause in
            pause.text("from").flatMap { CivilDate($0) }.map { $0 <= last } ?? true
        }
    }

    private static func keep(in members: inout JSONObject, _ name: String, where isWanted: (JSONObject) -> Bool) {
        guard members[name] != nil else { return }
        members.set(name, members.objects(name).filter(isWanted))
        if members.objects(name).isEmpty { members[name] = nil }
    }
}
