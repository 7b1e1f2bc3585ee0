import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal
import Workers

/// The shares of others that a clinician keeps.
struct PatientHandlers: Sendable {
    let patients: Patients
    let store: any JournalStore
    let workers: BoundedWorkers

    func keep(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let value: JSONValue = try await call.json()
        let (patient, isNew) = try await patients.keep(value, by: call.person)
        guard isNew else { return .json(.ok, patient.json) }
        return .json(.created, patient.json, fields: [.location: "/v1/patients/\(patient.id)"])
    }

    /// On a worker: for each of a thousand patients at most, their share and name are opened with a key of their own.
    func list(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let person = try call.person
        let patients = try await workers.result(for: person) { [store, patients] in
            try store.read { try patients.list(of: person, from: $0) }
        }
        return .json(.ok, ["items": .array(patients.map { .object($0.json) })])
    }

    func read(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, try patients.patient(call.id(), of: call.person, from: transaction).json)
    }

    func drop(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        try await patients.drop(call.id(), of: call.person)
        return .noContent
    }
}
