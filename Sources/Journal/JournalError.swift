/// What went wrong in a way that a client can act on; every other error is the server's own.
package enum JournalError: Error, Sendable {
    /// There is no such record, user or token, or it belongs to somebody else.
    case notFound

    /// The id belongs to a record with other content, in another collection, or to a deleted one.
    case idTaken

    /// Another account has this email.
    case emailTaken

    /// `If-Match` or `If-None-Match` does not hold; carries the record as it stands, if there is one.
    case preconditionFailed(current: RecordInTheWay?)

    /// More deletions in one push than anybody means by accident, and no word that they are meant.
    case deletesUnconfirmed(count: Int)

    /// A mutation was not carried out because another one of its atomic push was refused.
    case notApplied

    /// The share has ended.
    case shareEnded

    /// The person has as many shares as one can have.
    case tooManyShares

    /// The person keeps as many patients as one can keep.
    case tooManyPatients

    /// The record holds no risk flag.
    case nothingToAcknowledge

    /// The cursor is not one that the feed can go on from.
    case resyncRequired(ResyncReason)

    /// The idempotency key was used with another request.
    case idempotencyKeyReused

    /// The email and password do not belong together.
    case invalidCredentials

    /// The current password is not the one given.
    case wrongPassword

    /// New accounts are made by the operator only.
    case registrationClosed

    /// Too many failures from this address or for this account.
    case tooManyAttempts(retryAfterSeconds: Int)

    /// A bounded queue is full; the same request may succeed soon.
    case busy(retryAfterSeconds: Int)

    /// The database cannot be written now: disk full, read-only or failing.
    case storageUnavailable(reason: String)
}
