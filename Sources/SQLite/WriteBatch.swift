import CSQLite
import Metrics

/// Writes that share one transaction, each undone by itself if it fails.
///
/// A savepoint a write would have SQLite copy each page that the write touches, a tenth of its cost, and nearly every
/// write succeeds or fails before it has changed anything. So the first attempt goes without savepoints, and only when
/// a write fails half done is the batch done again with them.
///
/// No waiter is answered, well or badly, before the transaction is committed: a refusal, too, may rest on what another
/// write of the batch has just done.
struct WriteBatch {
    private static let savepoint = Query("SAVEPOINT one_write")
    private static let release = Query("RELEASE one_write")
    private static let undo = Query("ROLLBACK TO one_write")

    private let connection: Connection
    private let commitTimes: Histogram

    /// What became of a transaction.
    private enum Outcome {
        /// Every write has its answer.
        case answered([PendingWrite.Answer])
        /// SQLite rolled the transaction back while the write at `index` ran, so nothing of the others is kept either.
        case lost(index: Int, error: any Error)
        /// COMMIT refused because of a constraint that is checked only then.
        case refused(SQLiteError)
        /// A write failed half done, so that savepoints are needed.
        case halfDone
    }

    /// Why a batch cannot go on.
    private enum Setback: Error {
        /// The transaction went away while a write ran.
        case transactionLost(any Error)
        /// A write that is not in a savepoint has failed after changing something.
        case halfDone
    }

    /// A batch on the writer's connection; counts how long its commits take.
    init(on connection: Connection, commitTimes: Histogram) {
        self.connection = connection
        self.commitTimes = commitTimes
    }

    /// Does the writes and gives each its answer, in no particular order; to be called by the caller, once each.
    ///
    /// When one write makes SQLite roll the whole transaction back, that one fails and the others are done again, once.
    /// When COMMIT fails, all fail; but for a deferred constraint, which is one write's fault: then each is done alone.
    func run(_ writes: [PendingWrite]) -> [PendingWrite.Answer] {
        switch attempt(writes, perform: performBare) {
        case .halfDone: run(writes, outcome: attempt(writes, perform: performGuarded))
        case let outcome: run(writes, outcome: outcome)
        }
    }

    private func run(_ writes: [PendingWrite], outcome: Outcome) -> [PendingWrite.Answer] {
        switch outcome {
        case .answered(let answers):
            return answers
        case .lost(let index, let error):
            var others = writes
            let culprit = others.remove(at: index)
            return [{ culprit.fail(error) }] + runAgain(others)
        case .refused(let error):
            return writes.count > 1 ? writes.flatMap { runAgain([$0]) } : Self.failing(writes, error)
        case .halfDone:
            return runAgain(writes)
        }
    }

    private func runAgain(_ writes: [PendingWrite]) -> [PendingWrite.Answer] {
        guard !writes.isEmpty else {
            return []
        }
        switch attempt(writes, perform: performGuarded) {
        case .answered(let answers):
            return answers
        case .lost(_, let error as SQLiteError), .refused(let error):
            return Self.failing(writes, error)
        case .lost, .halfDone:
            // The cause is another write's own error, which says nothing to these waiters.
            let error = SQLiteError(extendedCode: SQLITE_ABORT, message: "the transaction was rolled back")
            return Self.failing(writes, error)
        }
    }

    private func attempt(
        _ writes: [PendingWrite], perform: (PendingWrite) throws(Setback) -> PendingWrite.Answer
    ) -> Outcome {
        do throws(SQLiteError) {
            try connection.run(Connection.TransactionKind.write.begin)
        } catch {
            connection.rollBack()
            return .answered(Self.failing(writes, error))
        }
        var answers: [PendingWrite.Answer] = []
        answers.reserveCapacity(writes.count)
        for (index, write) in writes.enumerated() {
            do throws(Setback) {
                answers.append(try perform(write))
            } catch {
                connection.rollBack()
                switch error {
                case .transactionLost(let cause): return .lost(index: index, error: cause)
                case .halfDone: return .halfDone
                }
            }
        }
        do throws(SQLiteError) {
            guard try !connection.hasMoved() else {
                throw SQLiteError(extendedCode: SQLITE_READONLY | 4 << 8, message: "the database file is gone")
            }
            guard !connection.hasLostLog() else {
                throw SQLiteError(extendedCode: SQLITE_READONLY | 4 << 8, message: "the write-ahead log was removed")
            }
            try commitTimes.time { () throws(SQLiteError) in try connection.run(Connection.commit) }
        } catch {
            connection.rollBack()
            if case .constraint = error.kind {
                return .refused(error)
            }
            return .answered(Self.failing(writes, error))
        }
        return .answered(answers)
    }

    /// Does a write that is expected to succeed, or to fail before it has changed anything.
    private func performBare(_ write: PendingWrite) throws(Setback) -> PendingWrite.Answer {
        let before = connection.changesInAll
        let outcome = try outcome(of: write)
        switch outcome {
        case .success(let answer): return answer
        case .failure(let error):
            guard connection.changesInAll == before else { throw .halfDone }
            return { write.fail(error) }
        }
    }

    private func outcome(of write: PendingWrite) throws(Setback) -> Result<PendingWrite.Answer, any Error> {
        let outcome = Result { try write.perform(connection) }
        guard connection.isInTransaction else {
            throw .transactionLost(
                outcome.failure ?? SQLiteError(handle: connection.handle, fallback: SQLITE_ABORT))
        }
        return outcome
    }

    /// Does a write in a savepoint, so that what a failing one has done is undone.
    private func performGuarded(_ write: PendingWrite) throws(Setback) -> PendingWrite.Answer {
        do throws(SQLiteError) {
            try connection.run(Self.savepoint)
        } catch {
            throw .transactionLost(error)
        }
        let outcome = try outcome(of: write)
        do throws(SQLiteError) {
            switch outcome {
            case .success(let answer):
                try connection.run(Self.release)
                return answer
            case .failure(let error):
                try connection.run(Self.undo)
                try connection.run(Self.release)
                return { write.fail(error) }
            }
        } catch {
            throw .transactionLost(error)
        }
    }

    private static func failing(_ writes: [PendingWrite], _ error: SQLiteError) -> [PendingWrite.Answer] {
        writes.map { write in { write.fail(error) } }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
