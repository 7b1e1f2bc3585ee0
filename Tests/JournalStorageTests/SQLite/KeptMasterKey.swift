import Journal
import JournalStorage
import Locking

/// A master key that is kept in memory, in a place that can be closed to writing.
final class KeptMasterKey: MasterKeyStore {
    private struct State: Sendable {
        var key: MasterKey
        var isWritable = true
        var punctures: [[UUID]] = []
        var isNew = false
    }

    private let state: Lock<State>

    init(_ key: MasterKey) {
        state = Lock(State(key: key))
    }

    var key: MasterKey { state.withLock { $0.key } }

    /// Who was taken from it, a list for each time that it was asked for.
    var punctures: [[UUID]] { state.withLock { $0.punctures } }

    func setWritable(_ isWritable: Bool) { state.withLock { $0.isWritable = isWritable } }

    /// Puts another key in its place, as another process does.
    func replace(by key: MasterKey) {
        state.withLock { state in
            state.key = key
            state.isNew = true
        }
    }

    func reload(if isRight: (MasterKey) -> Bool) -> MasterKey? {
        let new = state.withLock { state in
            defer { state.isNew = false }
            return state.isNew ? state.key : nil
        }
        return new.flatMap { isRight($0) ? $0 : nil }
    }

    func puncture(_ people: [UUID], of key: MasterKey) -> MasterKey? {
        state.withLock { state in
            guard state.isWritable, let punctured = try? state.key.puncturing(people) else { return nil }
            state.punctures.append(people)
            state.key = punctured
            return punctured
        }
    }
}
