package import CivilTime

/// Reading what people show to others.
package protocol SharingReading {
    /// A person's shares that have not expired, the newest first.
    func shares(of person: Person, now: Instant) throws -> [Share]

    /// The share that works with this token; `digest` is the SHA-256 of its value.
    func access(shareDigest digest: [UInt8], now: Instant) throws -> ShareAccess?

    /// The share with this id, if it works.
    func access(shareID: UUID, now: Instant) throws -> ShareAccess?

    /// What a person keeps of other people's shares, the newest first.
    func patients(of person: Person) throws -> [Patient]

    /// Where a person's access log ends; `nil` where that has gone.
    func accessHead(of person: Person) throws -> AccessHead?

    /// At most `limit` entries of a person's access log before a number, the newest first, each as the bytes that were
    /// written.
    func accessEntries(of person: Person, before sequence: Int, limit: Int) throws -> [AccessLogRow]
}

/// Writing what people show to others.
package protocol SharingWriting: SharingReading {
    /// Adds a share by the SHA-256 of its token.
    func insert(_ share: Share, digest: [UInt8], of person: Person) throws

    /// Stores a share's changed terms and expiry.
    func update(_ share: Share, of person: Person) throws

    /// Counts a read through a share.
    func countUse(of shareID: UUID, of person: Person, at instant: Instant) throws

    /// Ends a share; false if the person has none with this id.
    func removeShare(_ id: UUID, of person: Person) throws -> Bool

    /// Ends all of a person's shares.
    func removeShares(of person: Person) throws

    /// Keeps another person's share.
    func insert(_ patient: Patient, of person: Person) throws

    /// Lets go of it; false if the person keeps none with this id.
    func removePatient(_ id: UUID, of person: Person) throws -> Bool

    /// Appends to a person's access log and makes the entry its head.
    func append(_ row: AccessLogRow, head: AccessHead, of person: Person) throws
}
