import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// `attune config`, as an operator runs it.
@Suite("attune config")
struct ConfigCommandTests {
    private func lines(_ output: String) -> [[String]] {
        output.split(separator: "\n").map { $0.split(separator: "  ").map { $0.filter { $0 != " " } } }
    }

    @Test("prints each setting with its value and where it came from")
    func text() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            try directory.write(Array(#"{"drainSeconds": 3}"#.utf8), to: "settings.json")

            let (end, process) = try AttuneProgram.run(
                ["config", "--config", "settings.json", "--port", "81"], environment: ["ATTUNE_METRICS": "local"],
                directory: directory.path)

            #expect(end == .exited(0))
            let rows = lines(process.output)
            #expect(rows.first == ["host", "127.0.0.1", "default"])
            #expect(rows.contains(["port", "81", "--port"]))
            #expect(rows.contains(["drainSeconds", "3", "settings.json"]))
            #expect(rows.contains(["metrics", "local", "ATTUNE_METRICS"]))
            #expect(rows.contains(["tlsKey", "none", "default"]))
            #expect(process.errors == "")
            let starts = process.output.split(separator: "\n").compactMap { line in
                line.firstRange(of: "default")?.lowerBound.utf16Offset(in: line)
            }
            #expect(Set(starts).count == 1)
        }
    }

    @Test("prints the same for programs, with a warning on a variable that is no setting")
    func json() async throws {
        try await onThread {
            let environment = ["ATTUNE_URL": "http://127.0.0.1", "ATTUNE_LISTEN": "[::1]:1,unix:/a"]
            let (end, process) = try AttuneProgram.run(["config", "--json"], environment: environment)

            let value = try JSONParser.parse(Array(process.output.utf8))

            #expect(end == .exited(0))
            #expect(value.value(at: "/settings/0/name") == "host")
            #expect(value.value(at: "/settings/2/value") == ["[::1]:1", "unix:/a"])
            #expect(value.value(at: "/settings/2/origin") == ["kind": "variable", "name": "ATTUNE_LISTEN"])
            #expect(value.value(at: "/warnings") == ["no setting has the variable ATTUNE_URL"])
            #expect(value.value(at: "/problems") == [])
        }
    }

    @Test("with faults it says all of them and ends with 64, since a flag is among them", arguments: [[], ["--json"]])
    func faults(flags: [String]) async throws {
        try await onThread {
            let environment = ["ATTUNE_REGISTRATON": "closed", "ATTUNE_DRAIN_SECONDS": "long"]
            let (end, process) = try AttuneProgram.run(["config", "--port", "x"] + flags, environment: environment)

            let text = process.output + process.errors

            #expect(end == .exited(64))
            #expect(text.contains("port must be an integer (from --port)"))
            #expect(text.contains("drainSeconds must be an integer (from ATTUNE_DRAIN_SECONDS)"))
            #expect(text.contains("ATTUNE_REGISTRATION"))
            #expect(!text.contains("closed") && !text.contains("long"))
        }
    }

    @Test("never prints what is in a file of keys")
    func secrets() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let secret = "s3cr3t-s3cr3t-s3cr3t-s3cr3t-s3cr"
            for name in ["master.key", "tls.key", "tls.pem"] { try directory.write(Array(secret.utf8), to: name) }

            for flags in [[], ["--json"]] {
                let (end, process) = try AttuneProgram.run(
                    ["config", "--tls-key", "tls.key", "--tls-cert", "tls.pem"] + flags,
                    environment: ["ATTUNE_MASTER_KEY_FILE": "master.key"], directory: directory.path)

                #expect(end == .exited(0))
                #expect(process.output.contains("master.key"))
                #expect(!(process.output + process.errors).contains("s3cr3t"))
            }
        }
    }

    @Test("a server tells at its start which variables are no setting")
    func warning() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try RunningAttune(in: directory, environment: ["ATTUNE_SERVICE_HOST": "10.0.0.1"])
            try server.stop()

            let line = server.process.errors.split(separator: "\n").first {
                $0.contains("no setting has this variable")
            }

            #expect(line?.contains("ATTUNE_SERVICE_HOST") == true)
            #expect(line?.contains("10.0.0.1") == false)
        }
    }
}
