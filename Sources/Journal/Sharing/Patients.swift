package import CivilTime
package import JSON

/// Other people's shares that a clinician keeps. Each method is one transaction.
package final class Patients: Sendable {
    let store: any JournalStore
    let tokens: Tokens
    let log: AccessLog
    let now: @Sendable () -> Instant
    let makeID: @Sendable (Instant) throws -> UUID

    package init(
        store: any JournalStore, tokens: Tokens, log: AccessLog, now: @escaping @Sendable () -> Instant,
        makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        self.store = store
        self.tokens = tokens
        self.log = log
        self.now = now
        self.makeID = makeID
    }

    /// Keeps the share that a token opens; the same share again is the one kept already.
    ///
    /// - Throws: `InvalidFields`, also for a token that opens nothing; `.tooManyPatients`.
    package func keep(_ value: JSONValue, by person: Person) async throws -> (patient: KeptPatient, isNew: Bool) {
        let form = try FieldReader.read(value, as: "a patient") { fields -> (token: String, label: String?)? in
            let token = fields.string("shareToken", length: 1...200, required: true)
            let label = fields.string("label", length: 1...100)
            return token.map { ($0, label) }
        }
        let now = now()
        let id = try makeID(now)
        return try await store.write { [self] transaction in
            guard let access = try tokens.access(bearing: form.token, from: transaction) else {
                throw InvalidFields(
                    Fault(
                        pointer: JSONPointer.root.appending("shareToken"), code: "unknown-reference",
                        detail: "opens nothing, or does not any more"))
            }
            let patients = try transaction.patients(of: person)
            if let kept = patients.first(where: { $0.shareID == access.share.id }) {
                return (try self.kept(kept, from: transaction), false)
            }
            guard patients.count < Patient.limit else { throw JournalError.tooManyPatients }
            let patient = Patient(id: id, shareID: access.share.id, label: form.label, createdAt: now)
            try transaction.insert(patient, of: person)
            let entry = AccessEntry(
                kind: .kept, at: now, share: access.share, reader: try reader(person, from: transaction))
            try log.append(entry, of: access.person, in: transaction)
            return (try self.kept(patient, from: transaction), true)
        }
    }

    /// What a clinician keeps, the newest first.
    package func list(of person: Person, from transaction: any ReadTransaction) throws -> [KeptPatient] {
        try transaction.patients(of: person).map { try kept($0, from: transaction) }
    }

    /// One of them.
    ///
    /// - Throws: `.notFound`.
    package func patient(_ id: UUID, of person: Person, from transaction: any ReadTransaction) throws -> KeptPatient {
        guard let patient = try transaction.patients(of: person).first(where: { $0.id == id }) else {
            throw JournalError.notFound
        }
        return try kept(patient, from: transaction)
    }

    /// Lets go of a patient; their share stays.
    ///
    /// - Throws: `.notFound`.
    package func drop(_ id: UUID, of person: Person) async throws {
        let isDropped = try await store.write { try $0.removePatient(id, of: person) }
        if !isDropped { throw JournalError.notFound }
    }

    /// Who reads, as the patient sees it in their log.
    func reader(_ person: Person, from transaction: any ReadTransaction) throws -> AccessEntry.Reader {
        AccessEntry.Reader(id: person.id, displayName: try transaction.account(of: person)?.user.displayName)
    }

    private func kept(_ patient: Patient, from transaction: any ReadTransaction) throws -> KeptPatient {
        let access = try transaction.access(shareID: patient.shareID, now: now())
        let name = try access.flatMap { try transaction.account(of: $0.person)?.user.displayName }
        return KeptPatient(patient: patient, access: access, displayName: name)
    }
}
