import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// A file system of the test's own that is full or read-only.
@Suite("mounted file systems", .mounts)
struct MountTests {
    /// Takes what room there is, but for so many bytes.
    static func fillUp(_ mount: TemporaryMount, leaving rest: Int, with name: String = "ballast") throws {
        var room = statvfs()
        #expect(statvfs(mount.directory.path, &room) == 0)
        let free = Int(room.f_bavail) * Int(room.f_frsize)
        try mount.directory.write(Array(repeating: 1, count: max(free - rest, 0)), to: name)
    }

    @Test("on a full one reads go on and writes are refused; with room they are taken again, and nothing is lost")
    func full() async throws {
        let mount = try TemporaryMount(mebibytes: 8)
        try await onThread {
            let server = try RunningAttune(in: mount.directory)
            let token = try server.signUp("alice")
            let client = try APIClient(port: server.port, token: token)
            try Self.fillUp(mount, leaving: 300_000)

            var acknowledged = 0
            var response = try client.send("POST", "/v1/check-ins", FullDiskProcessTests.checkIn(0))
            while response.status == 201, acknowledged < 200 {
                acknowledged += 1
                response = try client.send("POST", "/v1/check-ins", FullDiskProcessTests.checkIn(acknowledged))
            }
            let list = try client.send("GET", "/v1/check-ins?limit=1")
            let other = try APIClient(port: server.port, token: token).send("GET", "/v1/users/me")
            let ready = try client.send("GET", "/ready")
            unlink("\(mount.directory.path)/ballast")
            let recovered = try client.send("POST", "/v1/check-ins", FullDiskProcessTests.checkIn(0))
            let readyAgain = try client.send("GET", "/ready")
            let end = try server.stop()

            #expect(acknowledged > 0)
            #expect(response.status == 503)
            #expect(response.text.contains("/problems/storage-unavailable"))
            #expect(response.values("Retry-After").count == 1)
            #expect(list.status == 200)
            #expect(other.status == 200)
            #expect(ready.status == 503)
            #expect(recovered.status == 201)
            #expect(readyAgain.status == 200)
            #expect(end == .exited(0))
            let again = try RunningAttune(in: mount.directory)
            let count =
                try APIClient(port: again.port, token: token).send("GET", "/v1/check-ins?limit=500").text
                .split(separator: "\"revision\":").count - 1
            #expect(count == acknowledged + 1)
            try again.stop()
        }
    }

    @Test("with room for a byte and not for an entry, it does not say that it is ready")
    func almostFull() async throws {
        let mount = try TemporaryMount(mebibytes: 8)
        try await onThread {
            let server = try RunningAttune(in: mount.directory)
            let client = try APIClient(port: server.port, token: server.signUp("alice"))
            let roomy = try client.send("GET", "/ready")
            try Self.fillUp(mount, leaving: 100_000)

            let tight = try client.send("GET", "/ready")
            let health = try client.send("GET", "/health")
            unlink("\(mount.directory.path)/ballast")
            let again = try client.send("GET", "/ready")
            try server.stop()

            #expect(roomy.status == 200)
            #expect(tight.status == 503)
            #expect(tight.values("Retry-After").count == 1)
            #expect(health.status == 200)
            #expect(again.status == 200)
        }
    }

    @Test("killed on a full one, it starts there, reads, and has all that it acknowledged")
    func startWhenFull() async throws {
        let mount = try TemporaryMount(mebibytes: 8)
        try await onThread {
            let server = try RunningAttune(in: mount.directory)
            let token = try server.signUp("alice")
            let id = FreshID.first
            #expect(
                try APIClient(port: server.port, token: token).send("POST", "/v1/check-ins", APIClient.checkIn(id))
                    .status == 201)
            server.process.send(SIGKILL)
            try server.process.wait()
            try Self.fillUp(mount, leaving: 0)

            let process = try ChildProcess(
                AttuneProgram.path, ["serve", "--port", "0", "--data", "\(mount.directory.path)/data"])
            let line = try process.errorLine { $0.contains("\"listening\"") || $0.hasPrefix("attune:") }
            process.send(SIGTERM)
            try process.wait()
            unlink("\(mount.directory.path)/ballast")
            let again = try RunningAttune(in: mount.directory)
            let stored = try APIClient(port: again.port, token: token).checkInIDs()
            try again.stop()

            // Either is honest: it serves what it has, or says why not.
            #expect(line.contains("\"listening\"") || line.contains("attune.db"))
            #expect(stored == [id])
        }
    }

    @Test("a start on a read-only one is refused with a sentence, and leaves all as it was")
    func readOnly() async throws {
        let mount = try TemporaryMount(mebibytes: 8)
        try await onThread {
            let server = try RunningAttune(in: mount.directory)
            let token = try server.signUp("alice")
            try server.stop()
            try mount.setReadOnly(true)

            let (end, process) = try AttuneProgram.run(
                ["serve", "--port", "0", "--data", "\(mount.directory.path)/data"])
            try mount.setReadOnly(false)
            let again = try RunningAttune(in: mount.directory)
            let me = try APIClient(port: again.port, token: token).send("GET", "/v1/users/me")
            try again.stop()

            #expect(end == .exited(1))
            #expect(process.errors.contains("the data directory \(mount.directory.path)/data cannot be written"))
            #expect(me.status == 200)
        }
    }
}
