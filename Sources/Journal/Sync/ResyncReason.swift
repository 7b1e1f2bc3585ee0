/// Why a client has to read the feed from its start.
package enum ResyncReason: String, Sendable, CaseIterable {
    /// Tombstones behind the cursor have been removed: what the feed does not name any more was deleted.
    case cursorExpired = "cursor-expired"
    /// The cursor belongs to another history of this journal, as after a restored backup: the server may have lost what
    /// the client has.
    case epochChanged = "epoch-changed"
}
