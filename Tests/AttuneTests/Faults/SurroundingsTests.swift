import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// What a program finds itself in: mask, locale, descriptors, another user's files.
@Suite("surroundings of the process")
struct SurroundingsTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private static func mode(_ path: String) -> UInt32 {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test("whatever the umask, files are for their owner alone", arguments: ["000", "022", "077"])
    func umask(mask: String) async throws {
        try await onThread {
            let server = try RunningAttune(in: directory) { command in
                ["/bin/sh", "-c", "umask \(mask); exec \"$@\"", "sh"] + command
            }
            _ = try server.signUp("alice")
            let names = try AttuneFiles.names(in: data)
            let modes = names.map { Self.mode("\(data)/\($0)") }
            let directoryMode = Self.mode(data)
            try server.stop()
            let (end, _) = try AttuneProgram.run(["backup", "\(directory.path)/backup.db", "--data", data])

            #expect(names.contains("attune.db-wal") && names.contains("master.key"))
            #expect(modes.allSatisfy { $0 == 0o600 }, "\(zip(names, modes).map { "\($0) \(String($1, radix: 8))" })")
            #expect(directoryMode == 0o700)
            #expect(end == .exited(0))
            #expect(Self.mode("\(directory.path)/backup.db") == 0o600)
        }
    }

    @Test(
        "numbers, case and dates are the same in every locale",
        arguments: ["C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"])
    func locale(name: String) async throws {
        try await onThread {
            let server = try RunningAttune(
                in: directory,
                environment: [
                    "LC_ALL": name, "LANG": name, "LANGUAGE": name,
                    "LOCPATH": "\(ProjectFiles.root)/.build-tools/locales",
                ])
            let client = try APIClient(port: server.port, token: server.signUp("ALICE.I"))
            let record: JSONValue = try .parsing(
                """
                {"at": "2026-11-23T21:40:00.250+01:00", "timeZone": "Europe/Istanbul", "ratings": {"mood": 6.5},
                 "note": "IĞDIR iğdır ıI 1,5 0.25", "tags": ["TITLE"]}
                """)
            let answer = try client.send("POST", "/v1/check-ins", record)
            let csv = try client.send("GET", "/v1/export?format=csv&collection=check-ins")
            // An address is the same in capitals, and "I" is no dotless "ı".
            let signIn = try APIClient(port: server.port).send(
                "POST", "/v1/tokens", ["email": "alice.i@EXAMPLE.ORG", "password": "correct horse battery"])
            let head = try client.send("GET", "/v1/capabilities")
            try server.stop()

            #expect(answer.status == 201)
            #expect(answer.text.contains("\"mood\":6.5"))
            #expect(answer.text.contains("IĞDIR iğdır ıI 1,5 0.25"))
            #expect(answer.text.contains("2026-11-23T21:40:00.250+01:00"))
            #expect(csv.status != 200 || csv.text.contains("6.5"))
            #expect(signIn.status == 201)
            #expect(head.values("Date").first?.hasSuffix(" GMT") == true)
        }
    }

    @Test("without a free descriptor who is connected is served, and the others as soon as there is one")
    func descriptors() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let client = try APIClient(port: server.port, token: server.signUp("alice"))
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            #expect(try client.send("GET", "/v1/check-ins").status == 200)
            try Self.limitDescriptors(of: server, to: "\(ProcessFigures(id: server.process.id).descriptors)")

            let read = try client.send("GET", "/v1/check-ins/\(FreshID.first)")
            let written = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            let other = try APIClient(port: server.port)
            try other.client.send(other.head("GET", "/health"))
            let load = ProcessFigures(id: server.process.id).processorSeconds
            usleep(500_000)
            let spent = ProcessFigures(id: server.process.id).processorSeconds - load
            try Self.limitDescriptors(of: server, to: "1024")
            let served = try other.client.readResponse()

            #expect(read.status == 200)
            #expect(written.status == 201)
            #expect(served?.status == 200)
            #expect(spent < 0.4, "it spins while it cannot accept")
            #expect(try server.stop() == .exited(0))
        }
    }

    @Test("when the directory goes, reads go on and no write is acknowledged; when it is back, all is")
    func vanishing() async throws {
        try await onThread {
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            let client = try APIClient(port: server.port, token: token)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            #expect(try client.send("GET", "/v1/check-ins").status == 200)
            rename(data, "\(data).away")

            let read = try client.send("GET", "/v1/check-ins/\(FreshID.first)")
            let written = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            let ready = try client.send("GET", "/ready")
            rename("\(data).away", data)
            let again = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            let end = try server.stop()

            #expect(read.status == 200)
            #expect(written.status == 503)
            #expect(ready.status == 503)
            #expect(again.status == 201)
            #expect(end == .exited(0))
            let restarted = try RunningAttune(in: directory)
            #expect(
                try Set(APIClient(port: restarted.port, token: token).checkInIDs()) == [FreshID.first, FreshID.second])
            try restarted.stop()
        }
    }

    @Test(
        "when the files are taken away from its user, no write is acknowledged, and reads go on",
        .enabled(if: geteuid() == 0, "takes root to be another user"))
    func permission() async throws {
        try await onThread {
            chmod(directory.path, 0o755)
            mkdir(data, 0o700)
            chown(data, 65_534, 65_534)
            let server = try RunningAttune(in: directory) { command in
                ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + command
            }
            let client = try APIClient(port: server.port, token: server.signUp("alice"))
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)
            #expect(try client.send("GET", "/v1/check-ins").status == 200)
            chmod(data, 0)

            let read = try client.send("GET", "/v1/check-ins/\(FreshID.first)")
            let written = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))
            chmod(data, 0o700)
            let again = try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.second))

            #expect(read.status == 200)
            #expect(written.status == 503)
            #expect(again.status == 201)
            #expect(try server.stop() == .exited(0))
        }
    }

    private static func limitDescriptors(of server: RunningAttune, to count: String) throws {
        let process = try ChildProcess(
            "/usr/bin/prlimit", ["--pid", "\(server.process.id)", "--nofile=\(count):4096"])
        #expect(try process.wait() == .exited(0), "\(process.errors)")
    }
}
