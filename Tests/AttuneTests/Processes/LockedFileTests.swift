import Glibc
import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import Testing

/// A start on files of the database that its user may not write, as after work done as another one.
@Suite("database files that may not be written")
struct LockedFileTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var database: String { "\(data)/attune.db" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Runs a command as a user whom modes hold back.
    private static func withoutOverride(_ command: [String]) -> [String] {
        guard geteuid() == 0 else { return command }
        return ["/usr/bin/setpriv", "--bounding-set=-dac_override"] + command
    }

    /// A journal with one person, as a kill leaves it, so that it has a log.
    private func makeJournal() throws -> String {
        let server = try RunningAttune(in: directory)
        let token = try server.signUp("alice")
        server.process.send(SIGKILL)
        try server.process.wait()
        return token
    }

    @Test(
        "is refused with the command that helps, which helps", arguments: ["", "-wal", "-shm"],
        [0o400, 0o000] as [mode_t])
    func mode(suffix: String, mode: mode_t) async throws {
        try await onThread {
            let token = try makeJournal()
            chmod(database + suffix, mode)

            let complaint = try StartFailureTests.complaint(
                ["--port", "0", "--data", data], by: Self.withoutOverride)
            let doctor = try AttuneProgram.run(["doctor", "--data", data])
            let command = "chmod 600 \(database) \(database)-wal \(database)-shm"
            let repair = try ChildProcess("/bin/sh", ["-c", command])
            #expect(try repair.wait() == .exited(0))
            let server = try RunningAttune(in: directory, by: Self.withoutOverride)
            let client = try APIClient(port: server.port, token: token)
            let written = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first))
            try server.stop()

            let octal = mode == 0 ? "0000" : "0400"
            #expect(complaint.contains("attune: cannot open the journal: \(database)\(suffix) belongs to user "))
            #expect(complaint.contains("has mode \(octal), so that user \(geteuid()), who runs attune,"))
            #expect(complaint.contains(command))
            #expect(doctor.process.output.contains("Its owner cannot read and write \(database)\(suffix)"))
            #expect(doctor.process.output.contains(command))
            #expect(written.status == 201)
        }
    }

    @Test(
        "of another user is refused with whose it is and the command that gives it back",
        .enabled(if: geteuid() == 0, "takes root to be another user"))
    func owner() async throws {
        try await onThread {
            _ = try makeJournal()
            chmod(directory.path, 0o755)
            for name in try AttuneFiles.names(in: data) { chown("\(data)/\(name)", 65_534, 65_534) }
            chown(data, 65_534, 65_534)
            chown(database, 0, 0)

            let complaint = try StartFailureTests.complaint(["--port", "0", "--data", data]) { command in
                ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + command
            }

            #expect(complaint.contains("\(database) belongs to user 0 and has mode 0600, so that user 65534"))
            #expect(complaint.contains("chown 65534:65534 \(database) \(database)-wal \(database)-shm"))
        }
    }
}
