import CivilTime
import JSON
import Journal
import Testing

/// What the contract says of shares, patients and access logs.
@Suite("store contract: sharing")
struct SharingContractTests {
    private func share(_ number: Int, label: String = "Dr. Weber", endsAfter milliseconds: Int64 = 60_000) throws
        -> Share
    {
        let terms = try ShareTerms(["label": .string(label), "sections": ["doses"]])
        return Share(
            id: .number(number), terms: terms, createdAt: TestJournal.now.adding(milliseconds: Int64(number)),
            expiresAt: TestJournal.now.adding(milliseconds: milliseconds))
    }

    @Test(
        "a share is found by its digest and by its id, with its owner, until it expires",
        arguments: JournalStoreKind.all)
    func found(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let share = try share(1)
        try await journal.store.write { try $0.insert(share, digest: .digest(1), of: alice) }
        let (before, after) = (TestJournal.now.adding(milliseconds: 59_999), share.expiresAt)

        let byDigest = try journal.store.read { try $0.access(shareDigest: .digest(1), now: before) }
        let byID = try journal.store.read { try $0.access(shareID: share.id, now: before) }
        let late = try journal.store.read { try $0.access(shareDigest: .digest(1), now: after) }
        let lateByID = try journal.store.read { try $0.access(shareID: share.id, now: after) }
        let unknown = try journal.store.read { try $0.access(shareDigest: .digest(2), now: before) }

        #expect(byDigest?.share == share)
        #expect(byDigest?.person.id == alice.id)
        #expect(byID?.share == share)
        #expect(late == nil && lateByID == nil && unknown == nil)
        #expect(try journal.store.read { try $0.shares(of: alice, now: after) }.isEmpty)
    }

    @Test(
        "a person's shares are theirs, the newest first; others neither change nor end them",
        arguments: JournalStoreKind.all)
    func owners(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let shares = [try share(1), try share(2)]
        let renamed = try share(1, label: "Mine")
        try await journal.store.write { transaction in
            for (index, share) in shares.enumerated() {
                try transaction.insert(share, digest: .digest(index), of: alice)
            }
        }

        let isEnded = try await journal.store.write { transaction in
            try transaction.update(renamed, of: bob)
            try transaction.countUse(of: shares[0].id, of: bob, at: TestJournal.now)
            try transaction.removeShares(of: bob)
            return try transaction.removeShare(shares[0].id, of: bob)
        }

        #expect(!isEnded)
        let kept = try journal.store.read { try $0.shares(of: alice, now: TestJournal.now) }
        #expect(kept == [shares[1], shares[0]])
        #expect(try journal.store.read { try $0.shares(of: bob, now: TestJournal.now) }.isEmpty)
    }

    @Test("a use is counted, and changed terms take the place of the old", arguments: JournalStoreKind.all)
    func changes(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let (share, renamed) = (try share(1), try share(1, label: "Somebody else", endsAfter: 50_000))

        try await journal.store.write { transaction in
            try transaction.insert(share, digest: .digest(1), of: alice)
            try transaction.countUse(of: share.id, of: alice, at: TestJournal.now)
            try transaction.update(renamed, of: alice)
        }

        let kept = try #require(try journal.store.read { try $0.shares(of: alice, now: TestJournal.now) }.first)
        #expect(kept.uses == 1)
        #expect(kept.lastUsedAt == TestJournal.now)
        #expect(kept.terms == renamed.terms)
        #expect(kept.expiresAt == renamed.expiresAt)
    }

    @Test("shares that have expired are purged, and others stay", arguments: JournalStoreKind.all)
    func purge(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let (short, long) = (try share(1, endsAfter: 10), try share(2))
        let now = TestJournal.now.adding(milliseconds: 10)

        let gone = try await journal.store.write { transaction in
            try transaction.insert(short, digest: .digest(1), of: alice)
            try transaction.insert(long, digest: .digest(2), of: alice)
            return try transaction.purgeExpired(now: now, limit: 500)
        }

        #expect(gone == 1)
        // Asked about a time at which both worked, only the one that stayed is there.
        #expect(try journal.store.read { try $0.shares(of: alice, now: TestJournal.now) }.map(\.id) == [long.id])
    }

    @Test("a patient is kept with its label, by one clinician, once", arguments: JournalStoreKind.all)
    func patients(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let weber = try await journal.person("weber")
        let bob = try await journal.person("bob")
        let patient = Patient(id: .number(7), shareID: .number(1), label: "A. 🙂", createdAt: TestJournal.now)
        try await journal.store.write { try $0.insert(patient, of: weber) }

        let isDropped = try await journal.store.write { try $0.removePatient(patient.id, of: bob) }

        #expect(!isDropped)
        #expect(try journal.store.read { try $0.patients(of: weber) } == [patient])
        #expect(try journal.store.read { try $0.patients(of: bob) }.isEmpty)
        await #expect(throws: (any Error).self) {
            let again = Patient(id: .number(8), shareID: .number(1), label: nil, createdAt: TestJournal.now)
            try await journal.store.write { try $0.insert(again, of: weber) }
        }
    }

    @Test("a log is read backwards from a number, and its head is the last entry", arguments: JournalStoreKind.all)
    func log(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let rows = (1...3).map { AccessLogRow(sequence: $0, bytes: Array("entry \($0)".utf8)) }
        let none = try journal.store.read { try $0.accessHead(of: alice) }

        try await journal.store.write { transaction in
            for row in rows {
                let head = AccessHead(sequence: row.sequence, hash: .digest(row.sequence))
                try transaction.append(row, head: head, of: alice)
            }
        }

        #expect(none == .start)
        let read = try journal.store.read { try $0.accessEntries(of: alice, before: 3, limit: 5) }
        #expect(read == [rows[1], rows[0]])
        #expect(try journal.store.read { try $0.accessEntries(of: alice, before: .max, limit: 1) } == [rows[2]])
        #expect(try journal.store.read { try $0.accessHead(of: alice) } == AccessHead(sequence: 3, hash: .digest(3)))
        #expect(try journal.store.read { try $0.accessEntries(of: bob, before: .max, limit: 5) }.isEmpty)
        await #expect(throws: (any Error).self) {
            try await journal.store.write {
                try $0.append(rows[2], head: AccessHead(sequence: 3, hash: .digest(4)), of: alice)
            }
        }
    }
}
