import JSON

/// A record of an imported text that reads, and is yet to be held against what is in the journal.
package struct ImportCandidate: Sendable {
    /// What comes.
    enum Content: Sendable {
        /// A record of this program's, as it was.
        case restored(RestoredRecord)
        /// A new record, made of what another program has written.
        case made(Draft)
    }

    let place: ImportPlace
    let id: UUID
    let content: Content

    var draft: Draft {
        switch content {
        case .restored(let restored): restored.draft
        case .made(let draft): draft
        }
    }

    var collection: Collection { draft.collection }

    /// The name of the collection that it belongs to.
    package var collectionName: String { collection.name }
}
