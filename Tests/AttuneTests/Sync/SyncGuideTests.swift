import Foundation
import Testing

/// What docs/sync.md says of the client beside it.
@Suite("the guide to sync")
struct SyncGuideTests {
    @Test("the client has fewer than 300 lines, as many as the guide says")
    func length() throws {
        let directory = "Sources/JournalSync"
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(ProjectFiles.root)/\(directory)")
        let lines = try files.reduce(0) { count, file in
            try count + ProjectFiles.bytes("\(directory)/\(file)").count { $0 == UInt8(ascii: "\n") }
        }

        #expect(lines < 300)
        #expect(try ProjectFiles.text("docs/sync.md").contains("a complete client in \(lines) lines"))
    }
}
