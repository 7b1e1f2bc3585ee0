import CivilTime
import Journal
import SQLite

extension SQLiteTransaction {
    func patients(of person: Person) throws -> [Patient] {
        try connection.all(
            """
            SELECT id, share_id, label, created_at
            FROM patients
            WHERE user_id = ?1
            ORDER BY created_at DESC, id DESC
            """, [person.id.value]
        ) { row in
            let id = try row.uuid(0)
            let label =
                try row.isNull(2)
                ? nil
                : String(
                    decoding: person.seal.open(try row.blob(2), context: SealContext.label(of: id)), as: UTF8.self)
            return Patient(id: id, shareID: try row.uuid(1), label: label, createdAt: try row.instant(3))
        }
    }

    func insert(_ patient: Patient, of person: Person) throws {
        let label = try patient.label.map {
            try person.seal.close(Array($0.utf8), context: SealContext.label(of: patient.id))
        }
        try connection.run(
            """
            INSERT INTO patients (id, user_id, share_id, label, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                patient.id.value, person.id.value, patient.shareID.value, label.map { .blob($0) } ?? .null,
                patient.createdAt.value,
            ])
    }

    func removePatient(_ id: UUID, of person: Person) throws -> Bool {
        try connection.run(
            """
            DELETE FROM patients
            WHERE id = ?1 AND user_id = ?2
            """, [id.value, person.id.value])
        return connection.changes == 1
    }
}
