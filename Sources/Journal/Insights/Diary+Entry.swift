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
        let practices: [Practice.Kind]
        let sideEffects: [SideEffect]
        /// Hours from the moment that it is about to when it was written: by the device or, where that does not say, when
        /// the server took it.
        let delayHours: Double
        /// Whether it was written later than on the day after the one it is about, where the person was.
        let isBackFilled: Bool

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
            practices = members.objects("practices").compactMap { $0.text("kind").flatMap(Practice.Kind.init) }
            sideEffects = members.objects("sideEffects").compactMap { object in
                guard let name = object.text("name"),
                    let severity = object.text("severity").flatMap(SideEffect.Severity.init)
                else { return nil }
                return SideEffect(name: name, severity: severity)
            }
            let writtenAt = members.text("recordedAt").flatMap { Moment($0) }?.instant ?? record.createdAt
            delayHours = Double(writtenAt.milliseconds - record.event.instant.milliseconds) / 3_600_000
            let timeZone = members.text("timeZone").flatMap { timeZones.rules(for: $0) }
            isBackFilled = timeZone.map { $0.localDate(at: writtenAt) - record.event.date > 1 } ?? false
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

extension JSONObject {
    fileprivate func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    fileprivate func double(_ name: String) -> Double? {
        guard case .number(let number)? = self[name] else { return nil }
        return number.decimal?.double
    }

    fileprivate func object(_ name: String) -> JSONObject? {
        guard case .object(let object)? = self[name] else { return nil }
        return object
    }

    fileprivate func objects(_ name: String) -> [JSONObject] {
        guard case .array(let elements)? = self[name] else { return [] }
        return elements.compactMap { element in
            guard case .object(let object) = element else { return nil }
            return object
        }
    }
}
