import CivilTime
import JSON

extension Records {
    /// Days of dose logs that are looked at: a year.
    private static let doseLogDays = 365

    /// What published sources say about what a person has listed.
    package func interactions(of person: Person, from transaction: any ReadTransaction) throws -> Interactions {
        let today = CivilDate(now())
        let start = today.adding(days: -Interactions.lookBackDays) ?? .earliest
        let medications = try transaction.contents(of: Medication.self, by: person, rules: rules)
            .filter { ($0.content.to ?? .latest) >= start }
            .map { ListedMedication($0.content, id: $0.id) }
        var substances: Set<String> = []
        var stacked: [ListedMedication] = []
        for collection in [DosingProtocol.collection, DoseLog.collection] {
            let isProtocols = collection == DosingProtocol.collection
            let first = isProtocols ? .earliest : today.adding(days: -Self.doseLogDays) ?? .earliest
            try transaction.forEachRecord(in: collection, of: person, on: first ... .latest) { record in
                let members = try record.members()
                if case .string(let substance)? = members["substance"] { substances.insert(substance) }
                guard Self.isRecent(record, members, since: start) else { return }
                for name in Self.stackNames(in: members) {
                    guard let listed = ListedMedication(inStackNamed: name, of: collection, id: record.id) else {
                        continue
                    }
                    // One for each kind, the last: a year of dose logs may hold the same stack each time.
                    stacked.removeAll { $0.classes == listed.classes }
                    stacked.append(listed)
                }
            }
        }
        return Interactions(medications: medications + stacked, substances: substances.sorted())
    }

    /// Whether what a protocol or dose log names was taken on a day from this one on, as far as it says.
    private static func isRecent(_ record: Record, _ members: JSONObject, since start: CivilDate) -> Bool {
        guard record.collection == DosingProtocol.collection.name else {
            return record.event.date >= start && members["status"] == .string(DoseLog.Status.taken.rawValue)
        }
        guard case .string(let text)? = members["endDate"], let end = CivilDate(text) else { return true }
        return end >= start
    }

    private static func stackNames(in members: JSONObject) -> [String] {
        guard case .array(let stack)? = members["stack"] else { return [] }
        return stack.compactMap { member in
            guard case .object(let member) = member, case .string(let name)? = member["name"] else { return nil }
            return name
        }
    }
}
