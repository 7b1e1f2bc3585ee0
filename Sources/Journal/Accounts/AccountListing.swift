package import CivilTime

/// Looking accounts up as the operator does, who is nobody's person.
package protocol AccountListing {
    /// The account with this id.
    func account(id: UUID) throws -> Account?

    /// Whose token this is, whether or not it still works.
    func owner(ofToken id: UUID) throws -> Person?

    /// Figures of at most `limit` accounts behind one, in the order of their ids, which is that of their making.
    func accountFigures(after id: UUID?, now: Instant, limit: Int) throws -> [AccountFigures]
}
