import HTTPCodec
import HTTPTypes
import JSON
import Journal

/// The one place where errors become problems.
extension Problem {
    /// The problem for an error; `nil` for one that is the server's own, to be logged and answered as 500.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let invalid as InvalidFields: self = .invalid(invalid.faults)
        case let error as JournalError: self.init(of: error)
        default: return nil
        }
    }

    /// What the server says when the fault is its own.
    static let internalError = Problem(
        .internalError, detail: "The server's log has the cause under this requestId.")

    private static func invalid(_ faults: [Fault]) -> Problem {
        let count = faults.count == 1 ? "1 field needs" : "\(faults.count) fields need"
        return Problem(.invalid, detail: "\(count) attention.", faults: faults)
    }

    private init(of error: JournalError) {
        switch error {
        case .notFound: self.init(.notFound)
        case .idTaken: self.init(.idTaken, detail: "A record with this id and other content has been stored before.")
        case .emailTaken: self.init(.emailTaken)
        case .preconditionFailed(let current):
            self.init(
                .preconditionFailed, detail: current == nil ? "There is no such record now." : nil,
                current: current.map { $0.record.json(adding: $0.notice) })
        case .shareEnded: self.init(.shareEnded, detail: "The patient has ended it, or its time is over.")
        case .tooManyShares:
            self.init(.tooManyRecords, detail: "A person has at most \(Share.limit) shares at once. End one first.")
        case .tooManyPatients:
            self.init(.tooManyRecords, detail: "An account keeps at most \(Patient.limit) patients.")
        case .nothingToAcknowledge: self.init(.nothingToAcknowledge, detail: "The record holds no risk flag.")
        case .deletesUnconfirmed(let count):
            self.init(
                .confirmDeletes,
                detail: "\(count) deletions in one push need \"confirmDeletes\": true. Nothing was done.")
        case .notApplied: self.init(.notApplied)
        case .resyncRequired(let reason):
            self.init(.resyncRequired, detail: Self.advice(after: reason), resyncReason: reason)
        case .idempotencyKeyReused: self.init(.idempotencyKeyReused)
        case .invalidCredentials:
            self.init(.invalidCredentials, fields: [.wwwAuthenticate: Problem.challenge])
        case .wrongPassword: self.init(.wrongPassword)
        case .registrationClosed: self.init(.registrationClosed)
        case .tooManyAttempts(let seconds): self.init(.tooManyAttempts, fields: [.retryAfter: String(seconds)])
        case .busy(let seconds): self.init(.busy, fields: [.retryAfter: String(seconds)])
        case .storageUnavailable:
            self.init(
                .storageUnavailable, detail: "What is stored can still be read.",
                fields: [.retryAfter: String(Problem.storageRetrySeconds)])
        }
    }

    private static func advice(after reason: ResyncReason) -> String {
        switch reason {
        case .cursorExpired:
            "Read the feed without a cursor; what it does not name, and was not changed here since, was deleted."
        case .epochChanged:
            "Read the feed without a cursor, then push what it lacks: the server may have lost it."
        }
    }

    /// What a 401 asks for (RFC 6750 §3).
    static let challenge = "Bearer"

    /// Seconds after which a write that the storage refused is worth another try: a person frees a disk, not a timer.
    private static let storageRetrySeconds = 30
}
