import CivilTime
import Dispatch
import Journal
import ProcessTestSupport
import Testing

/// What the contract says of transactions.
@Suite("store contract: transactions")
struct TransactionContractTests {
    struct Refused: Error, Equatable {
        let number: Int
    }

    @Test("a body that throws leaves nothing behind, and its error passes untouched", arguments: JournalStoreKind.all)
    func atomic(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let records = [try Record.sample(1), try Record.sample(2)]

        await #expect(throws: Refused(number: 7)) {
            try await journal.store.write { transaction in
                for record in records { try transaction.save(record, of: alice) }
                _ = try transaction.insert(User.sample("bob"), passwordHash: "x")
                try transaction.insert(.sample(1), digest: .digest(1), of: alice)
                throw Refused(number: 7)
            }
        }

        #expect(try await journal.ids(PageQuery(), of: alice) == [])
        #expect(try journal.store.read { try $0.account(email: User.sample("bob").email) } == nil)
        #expect(try await journal.session(1) == nil)
    }

    @Test("a transaction sees what it has itself written", arguments: JournalStoreKind.all)
    func ownWrites(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let record = try Record.sample(1)

        let seen = try await journal.store.write { transaction in
            try transaction.save(record, of: alice)
            return try transaction.records(in: "check-ins", of: alice, matching: PageQuery()).map(\.summary)
        }

        #expect(seen == [record.summary])
    }

    @Test("writes at once are all kept, but for those that throw", arguments: JournalStoreKind.all)
    func atOnce(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let records = try (0..<100).map { try Record.sample($0) }

        let kept = await withTaskGroup(of: UUID?.self) { group in
            for (number, record) in records.enumerated() {
                group.addTask {
                    do {
                        try await journal.store.write { transaction in
                            try transaction.save(record, of: alice)
                            if number % 3 == 0 { throw Refused(number: number) }
                        }
                        return record.id
                    } catch {
                        return nil
                    }
                }
            }
            return await group.reduce(into: Set<UUID>()) { kept, id in if let id { kept.insert(id) } }
        }

        let stored = try await journal.ids(PageQuery(limit: 200), of: alice)
        #expect(Set(stored) == kept)
        #expect(stored.count == 66)
    }

    @Test("a read sees one state, whatever is written meanwhile", arguments: JournalStoreKind.all)
    func oneState(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.save([.sample(1)], of: alice)
        let second = try Record.sample(2)
        let isWritten = DispatchSemaphore(value: 0)

        let seen = try journal.store.read { transaction in
            let before = try transaction.records(in: "check-ins", of: alice, matching: PageQuery()).count
            Task.detached(executorPreference: BlockingExecutor()) {
                try await journal.save([second], of: alice)
                isWritten.signal()
            }
            let outcome = isWritten.wait(timeout: .now() + 30)
            #expect(outcome == .success)
            return (before, try transaction.records(in: "check-ins", of: alice, matching: PageQuery()).count)
        }

        #expect(seen == (1, 1))
        #expect(try await journal.ids(PageQuery(), of: alice).count == 2)
    }

    @Test("a store that is sound says that it can be written", arguments: JournalStoreKind.all)
    func writable(kind: JournalStoreKind) async throws {
        let journal = try kind.open()

        #expect(await journal.store.isWritable())
    }
}
