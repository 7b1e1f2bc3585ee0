import CivilTime
import JSON

extension Diary {
    /// What insights need of a check-in, without the rest of the record.
    struct Entry: Sendable {
        /// A rating as a binary number.
        struct Rating: Sendable {
            let subject: DailySeries.Subject
            let value: Double
        }

        /// The day that it is about.
        let date: CivilDate
        let ratings: [Rating]
        let sleepMinutes: Double?
        let sleepQuality: Double?
        let practices: [Practice]
        let sideEffects: [SideEffect]
        let delay: WritingDelay

        /// Takes a stored check-in at its word: it was held against the rules when it was written, and a journal of years
        /// has thousands. What is not as expected counts as absent.
        ///
        /// - Throws: what a body that cannot be parsed throws.
        init(_ record: Record, timeZones: TimeZoneDatabase) throws {
            let members = try record.members()
            date = record.event.date
            ratings = Self.ratings(in: members)
            let sleep = members.object("sleep")
            sleepMinutes = sleep?.double("minutes")
            sleepQuality = sleep?.double("quality")
            practices = members.objects("practices").compactMap { object in
                let minutes = object.double("minutes").flatMap { Int(exactly: $0) }
                return object.text("kind").flatMap(Practice.Kind.init).map { Practice(kind: $0, minutes: minutes) }
            }
            sideEffects = members.objects("sideEffects").compactMap { object in
                guard let name = object.text("name"),
                    let severity = object.text("severity").flatMap(SideEffect.Severity.init)
                else { return nil }
                return SideEffect(name: name, severity: severity)
            }
            delay = WritingDelay(of: record, members, timeZones: timeZones)
        }

        private static func ratings(in members: JSONObject) -> [Rating] {
            let versions = members.object("trackerVersions")
            return (members.object("ratings")?.members ?? []).compactMap { member in
                guard case .number(let number) = member.value, let value = number.decimal?.double else { return nil }
                let version = versions?.double(member.name).flatMap { Int(exactly: $0) }
                return Rating(subject: DailySeries.Subject(key: member.name, version: version), value: value)
            }
        }
    }
}
