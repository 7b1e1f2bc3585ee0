import Crypto
import Journal
import SQLite

extension SQLiteTransaction {
    func account(email: EmailAddress) throws -> Account? {
        for index in try masterKeyInForce().indexes(of: email) {
            let found = try connection.first(
                """
                SELECT id, profile, password_hash, data_key, created_at
                FROM users
                WHERE email_index = ?1
                """, [.blob(index)]
            ) { try account(from: $0) }
            if let found { return found }
        }
        return nil
    }

    func account(of person: Person) throws -> Account? {
        try connection.first(
            """
            SELECT id, profile, password_hash, data_key, created_at
            FROM users
            WHERE id = ?1
            """, [person.id.value]
        ) { try account(from: $0) }
    }

    func insert(_ user: User, passwordHash: String) throws -> Person {
        if try isTaken(user.email, notBy: user.id) { throw JournalError.emailTaken }
        let masterKey = try masterKeyInForce()
        let key = try SealingKey.random()
        let person = Person(id: user.id, seal: PersonSeal(key: key))
        try connection.run(
            """
            INSERT INTO users (id, email_index, profile, password_hash, data_key, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                user.id.value, .blob(masterKey.index(of: user.email)),
                .blob(try profile(of: user, sealedBy: person)),
                .text(passwordHash), .blob(try masterKey.wrap(key, of: user.id)), user.createdAt.value,
            ])
        try Self.setAccessHead(.start, of: person, on: connection)
        return person
    }

    func update(_ user: User, of person: Person) throws {
        if try isTaken(user.email, notBy: user.id) { throw JournalError.emailTaken }
        try connection.run(
            """
            UPDATE users
            SET email_index = ?2, profile = ?3
            WHERE id = ?1
            """,
            [
                person.id.value, .blob(try masterKeyInForce().index(of: user.email)),
                .blob(try profile(of: user, sealedBy: person)),
            ])
    }

    func setPasswordHash(_ hash: String, of person: Person) throws {
        try connection.run(
            """
            UPDATE users
            SET password_hash = ?2
            WHERE id = ?1
            """, [person.id.value, .text(hash)])
    }

    private func isTaken(_ email: EmailAddress, notBy id: UUID) throws -> Bool {
        try masterKeyInForce().indexes(of: email).contains { index in
            try connection.first(
                """
                SELECT 1
                FROM users
                WHERE email_index = ?1 AND id <> ?2
                """, [.blob(index), id.value]
            ) { _ in true } ?? false
        }
    }

    private func profile(of user: User, sealedBy person: Person) throws -> [UInt8] {
        try person.seal.close(Profile(of: user).bytes, context: SealContext.profile(of: person.id))
    }

    private func account(from row: Row) throws -> Account {
        let id = try row.uuid(0)
        let person = Person(id: id, seal: try seal(of: id, wrapped: row.blobBytes(3)))
        let profile = try Profile(
            reading: person.seal.open(try row.blob(1), context: SealContext.profile(of: id)))
        let user = User(
            id: id, email: profile.email, displayName: profile.displayName, timeZone: profile.timeZone,
            locale: profile.locale, createdAt: try row.instant(4))
        return Account(user: user, passwordHash: try row.text(2), person: person)
    }
}
