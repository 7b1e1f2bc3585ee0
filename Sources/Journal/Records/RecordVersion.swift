package import CivilTime
import JSON

/// What a record was at one of its revisions, and who wrote that.
package struct RecordVersion: Sendable {
    package let revision: Int

    /// When the server took it.
    package let writtenAt: Instant

    /// The token that wrote it; `nil` if that was not kept.
    package let tokenID: UUID?

    /// The content, a JSON object in UTF-8.
    package let body: [UInt8]

    package init(revision: Int, writtenAt: Instant, tokenID: UUID?, body: [UInt8]) {
        self.revision = revision
        self.writtenAt = writtenAt
        self.tokenID = tokenID
        self.body = body
    }

    /// Whether it holds what a draft says.
    func holds(_ draft: Draft) throws -> Bool {
        try Record.content(of: body) == draft.comparable
    }
}
