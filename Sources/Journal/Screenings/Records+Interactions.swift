import CivilTime
import JSON

extension Records {
    /// Days of dose logs whose substances are looked at: a year.
    private static let substanceDays = 365

    /// What published sources say about what a person has listed.
    package func interactions(of person: Person, from transaction: any ReadTransaction) throws -> Interactions {
        let today = CivilDate(now())
        let start = today.adding(days: -Interactions.lookBackDays) ?? .earliest
        let medications = try transaction.contents(of: Medication.self, by: person, rules: rules)
            .filter { ($0.content.to ?? .latest) >= start }
            .map { Interactions.Listed(id: $0.id, medication: $0.content) }
        var substances: Set<String> = []
        for collection in [DosingProtocol.collection, DoseLog.collection] {
            let isProtocols = collection == DosingProtocol.collection
            let first = isProtocols ? .earliest : today.adding(days: -Self.substanceDays) ?? .earliest
            try transaction.forEachRecord(in: collection, of: person, on: first ... .latest) { record in
                let members = try record.members()
                if case .string(let substance)? = members["substance"] { substances.insert(substance) }
            }
        }
        return Interactions(medications: medications, substances: substances.sorted())
    }
}
