import CSQLite

/// Writes that share one transaction, each in its own savepoint.
///
/// No waiter is answered, well or badly, before the transaction is committed: a refusal, too, may rest on what another
/// write of the batch has just done.
struct WriteBatch {
    private static let savepoint = Query("SAVEPOINT one_write")
    private static let release = Query("RELEASE one_write")
    private static let undo = Query("ROLLBACK TO one_write")

    private let connection: Connection

    /// What became of a transaction.
    private enum Outcome {
        /// Every write has its answer.
        case answered([PendingWrite.Answer])
        /// SQLite rolled the transaction back while the write at `index` ran, so nothing of the others is kept either.
        case lost(index: Int, error: any Error)
        /// COMMIT refused because of a constraint that is checked only then.
        case refused(SQLiteError)
    }

    /// The transaction went away within a savepoint.
    private struct TransactionLost: Error {
        let cause: any Error
    }

    /// A batch on the writer's connection.
    init(on connection: Connection) {
        self.connection = connection
    }

    /// Does the writes and gives each its answer, in no particular order; to be called by the caller, once each.
    ///
    /// When one write makes SQLite roll the whole transaction back, that one fails and the others are done again, once.
    /// When COMMIT fails, all fail; but for a deferred constraint, which is one write's fault: then each is done alone.
    func run(_ writes: [PendingWrite]) -> [PendingWrite.Answer] {
        switch attempt(writes) {
        case .answered(let answers):
            return answers
        case .lost(let index, let error):
            var others = writes
            let culprit = others.remove(at: index)
            return [{ culprit.fail(error) }] + runAgain(others)
        case .refused(let error):
            return writes.count > 1 ? writes.flatMap { runAgain([$0]) } : Self.failing(writes, error)
        }
    }

    private func runAgain(_ writes: [PendingWrite]) -> [PendingWrite.Answer] {
        guard !writes.isEmpty else {
            return []
        }
        switch attempt(writes) {
        case .answered(let answers):
            return answers
        case .lost(_, let error as SQLiteError), .refused(let error):
            return Self.failing(writes, error)
        case .lost:
            // The cause is another write's own error, which says nothing to these waiters.
            let error = SQLiteError(extendedCode: SQLITE_ABORT, message: "the transaction was rolled back")
            return Self.failing(writes, error)
        }
    }

    private func attempt(_ writes: [PendingWrite]) -> Outcome {
        do throws(SQLiteError) {
            try connection.run(Connection.TransactionKind.write.begin)
        } catch {
            connection.rollBack()
            return .answered(Self.failing(writes, error))
        }
        var answers: [PendingWrite.Answer] = []
        answers.reserveCapacity(writes.count)
        for (index, write) in writes.enumerated() {
            do throws(TransactionLost) {
                answers.append(try perform(write))
            } catch {
                connection.rollBack()
                return .lost(index: index, error: error.cause)
            }
        }
        do throws(SQLiteError) {
            try connection.run(Connection.commit)
        } catch {
            connection.rollBack()
            if case .constraint = error.kind {
                return .refused(error)
            }
            return .answered(Self.failing(writes, error))
        }
        return .answered(answers)
    }

    private func perform(_ write: PendingWrite) throws(TransactionLost) -> PendingWrite.Answer {
        do throws(SQLiteError) {
            try connection.run(Self.savepoint)
        } catch {
            throw TransactionLost(cause: error)
        }
        let outcome = Result { try write.perform(connection) }
        guard connection.isInTransaction else {
            throw TransactionLost(
                cause: outcome.failure ?? SQLiteError(handle: connection.handle, fallback: SQLITE_ABORT))
        }
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
            throw TransactionLost(cause: error)
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
