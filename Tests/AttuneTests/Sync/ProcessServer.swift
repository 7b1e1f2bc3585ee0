import Glibc
import JournalTestSupport
import ProcessTestSupport

/// The built program, which dies of SIGKILL, and is backed up and put back by its own commands.
///
/// `@unchecked Sendable`: one schedule uses it, one step at a time.
final class ProcessServer: ModelServer, @unchecked Sendable {
    private let directory: TemporaryDirectory
    private var server: RunningAttune
    private var backupCount = 0

    var port: UInt16 { server.port }
    var diesAmidRequests: Bool { true }

    init() throws {
        directory = try TemporaryDirectory()
        server = try RunningAttune(in: directory)
    }

    func stop() throws {
        try server.stop()
    }

    func kill() throws {
        server.process.send(SIGKILL)
        _ = try server.process.wait()
        server = try RunningAttune(in: directory)
    }

    func backUp() throws -> String {
        backupCount += 1
        let file = "\(directory.path)/\(backupCount).db"
        try attune("backup", file)
        return file
    }

    func restore(_ backup: String) throws {
        try server.stop()
        try attune("restore", "--force", backup)
        server = try RunningAttune(in: directory)
    }

    /// Its clock is the machine's.
    func pass(days: Int) {}

    private func attune(_ arguments: String...) throws {
        let (end, process) = try AttuneProgram.run(arguments + ["--data", "\(directory.path)/data"])
        guard end == .exited(0) else { throw ChildProcess.Overdue(description: "\(arguments): \(process.errors)") }
    }
}
