import Glibc
import JournalTestSupport
import ProcessTestSupport
import Testing

/// Who may write to a journal.
@Suite("owner of a journal")
struct JournalOwnerTests {
    /// A directory that belongs to another user: for the superuser one that was given away, else the system's.
    private func foreign(in directory: TemporaryDirectory) throws -> String {
        guard geteuid() == 0 else { return "/usr" }
        try #require(chown(directory.path, 1, 1) == 0)
        return directory.path
    }

    @Test("a command that writes is refused to everybody but the owner, who is named, and leaves nothing")
    func refused() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let data = try foreign(in: directory)

            let (end, process) = try AttuneProgram.run(
                ["user", "create", "alice@example.org", "--generate", "--data", data])

            #expect(end == .exited(1))
            #expect(process.errors.contains("\(data) belongs to another user"))
            #expect(process.errors.contains("sudo -u"))
            #expect(try directory.names() == [])
        }
    }
}
