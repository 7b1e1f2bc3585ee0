package import CivilTime

/// Somebody else's share that a clinician keeps in an account of their own.
package struct Patient: Sendable, Hashable {
    package let id: UUID
    /// The share, which may have ended since.
    package let shareID: UUID
    /// The clinician's own word for the person.
    package let label: String?
    package let createdAt: Instant

    /// Patients that an account keeps at most.
    package static let limit = 1_000

    package init(id: UUID, shareID: UUID, label: String?, createdAt: Instant) {
        self.id = id
        self.shareID = shareID
        self.label = label
        self.createdAt = createdAt
    }
}
