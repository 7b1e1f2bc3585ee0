import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// `attune user`, while a server serves the same journal.
@Suite("attune user")
struct UserCommandTests {
    @Test("an account that is created can sign in at once, also where registration is closed")
    func create() async throws {
        try await onThread {
            let journal = try OperatedJournal(environment: ["ATTUNE_REGISTRATION": "closed"])

            let made = try journal.attune(
                "user", "create", "alice@example.org", "--time-zone", "Europe/Berlin", "--password-stdin",
                input: "correct horse battery\nand more")

            #expect(made.end == .exited(0), "\(made.errors)")
            let (status, token, _) = try journal.signIn("alice@example.org", OperatedJournal.password)
            #expect(status == 201)
            let id = try journal.id(of: try #require(token))
            #expect(made.output.contains(id))
            #expect(!(made.output + made.errors).contains("horse"))
            try journal.server.stop()
        }
    }

    @Test("a password that is made is printed, once, and works")
    func generate() async throws {
        try await onThread {
            let journal = try OperatedJournal()

            let made = try journal.attune("user", "create", "alice@example.org", "--generate", "--json")

            let account = try JSONParser.parse(Array(made.output.utf8))
            let password = try #require(account.value(at: "/password")?.text)
            #expect(account.value(at: "/timeZone") == "UTC")
            #expect(try journal.signIn("alice@example.org", password).status == 201)
            #expect(!journal.server.process.errors.contains(password))
            try journal.server.stop()
        }
    }

    @Test("a journal that is not there is made, for its owner alone, and then served")
    func createFirst() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let data = "\(directory.path)/data"

            let (end, process) = try AttuneProgram.run(
                ["user", "create", "alice@example.org", "--password-stdin", "--data", data],
                input: OperatedJournal.password)

            #expect(end == .exited(0), "\(process.errors)")
            #expect(process.errors.contains("made the master key"))
            for name in try directory.names(in: "data") {
                var status = stat()
                #expect(stat("\(data)/\(name)", &status) == 0 && status.st_mode & 0o077 == 0, "\(name)")
            }
            let server = try RunningAttune(in: directory)
            let response = try APIClient(port: server.port).send(
                "POST", "/v1/tokens",
                ["email": "alice@example.org", "password": .string(OperatedJournal.password)])
            #expect(response.status == 201)
            try server.stop()
        }
    }

    @Test("what no account can have is refused, all at once, and nothing is made")
    func refused() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            _ = try journal.server.signUp("alice")

            let wrong = try journal.attune(
                "user", "create", "nobody", "--time-zone", "Mars/Olympus", "--password-stdin",
                input: OperatedJournal.password)
            let short = try journal.attune(
                "user", "create", "bob@example.org", "--password-stdin", input: "short")
            let taken = try journal.attune("user", "create", "ALICE@example.org", "--generate")
            let silent = try journal.attune("user", "create", "bob@example.org")
            let both = try journal.attune("user", "create", "bob@example.org", "--generate", "--password-stdin")
            let list = try journal.attune("user", "list", "--json")

            for refusal in [wrong, short, taken, silent] { #expect(refusal.end == .exited(1)) }
            #expect(wrong.errors.contains("email must be") && wrong.errors.contains("timeZone"))
            #expect(short.errors.contains("10 to 256 bytes") && !short.errors.contains("short\n"))
            #expect(taken.errors.contains("there is an account with this email address"))
            #expect(silent.errors.contains("--password-stdin"))
            #expect(both.end == .exited(64))
            #expect(list.output.split(separator: "\n").count == 1)
            try journal.server.stop()
        }
    }

    @Test("a list has figures of everybody, and email addresses only where they are asked for")
    func list() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let alice = try journal.server.signUp("alice")
            _ = try journal.server.signUp("bob")
            let client = try APIClient(port: journal.server.port, token: alice)
            #expect(try client.send("POST", "/v1/check-ins", APIClient.checkIn(FreshID.first)).status == 201)

            let plain = try journal.attune("user", "list")
            let named = try journal.attune("user", "list", "--emails")
            let rows = try journal.attune("user", "list", "--json").output.split(separator: "\n")
                .map { try JSONParser.parse(Array($0.utf8)) }

            #expect(plain.output.split(separator: "\n").count == 3)
            #expect(!plain.output.contains("@"))
            #expect(named.output.contains("alice@example.org") && named.output.contains("bob@example.org"))
            #expect(rows.map { $0.value(at: "/records") } == [1, 0])
            #expect(rows.map { $0.value(at: "/tokens") } == [1, 1])
            let id = try journal.id(of: alice)
            #expect(rows.first?.value(at: "/id")?.text == id)
            #expect(rows.first?.value(at: "/lastSeenAt") != .null)
            #expect(rows.last?.value(at: "/lastSeenAt") == .null)
            #expect(rows.allSatisfy { $0.value(at: "/email") == nil })
            try journal.server.stop()
        }
    }

    @Test("a password that is reset works, the one of before does not, and tokens and shares have ended")
    func reset() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let alice = try journal.server.signUp("alice")
            let bob = try journal.server.signUp("bob")
            let share = try APIClient(port: journal.server.port, token: alice).send(
                "POST", "/v1/shares",
                ["label": "Dr. Weber", "sections": ["doses"], "expiresAt": "2036-01-01T00:00:00Z"])
            let shared = try JSONParser.parse(share.body).value(at: "/token")?.text

            let reset = try journal.attune(
                "user", "reset-password", "alice@example.org", "--password-stdin", input: "another horse battery\n")

            #expect(reset.end == .exited(0), "\(reset.errors)")
            #expect(try journal.status(alice) == 401)
            #expect(try journal.status(bob) == 200)
            if let shared { #expect(try journal.status(shared, "/v1/summary") == 401) }
            #expect(try journal.signIn("alice@example.org", OperatedJournal.password).status == 401)
            #expect(try journal.signIn("alice@example.org", "another horse battery").status == 201)
            try journal.server.stop()
        }
    }

    @Test("an account that is not there is said to be none", arguments: ["delete", "reset-password"])
    func missing(command: String) async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let flags = command == "delete" ? ["--yes"] : ["--generate"]

            for name in ["nobody@example.org", FreshID.first, "nobody"] {
                let (end, process) = try AttuneProgram.run(
                    ["user", command, name, "--data", journal.data] + flags)
                #expect(end == .exited(1))
                #expect(process.errors.contains("there is no account \(name)"))
            }
            try journal.server.stop()
        }
    }

    @Test("without a journal nothing is made by a command that needs one")
    func noJournal() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()

            for arguments in [
                ["user", "list"], ["user", "delete", "a@b", "--yes"], ["token", "list", "--user", "a@b"],
            ] {
                let (end, process) = try AttuneProgram.run(arguments + ["--data", "\(directory.path)/data"])
                #expect(end == .exited(1))
                #expect(process.errors.contains("there is no journal"))
            }

            #expect(try directory.names() == [])
        }
    }

    @Test("a password is asked for at the terminal, twice and unseen")
    func terminal() async throws {
        try await onThread {
            let journal = try OperatedJournal()
            let terminal = try PseudoTerminal(columns: 80)
            let process = try ChildProcess(
                AttuneProgram.path, ["user", "create", "alice@example.org", "--data", journal.data],
                input: terminal.device)

            _ = try process.errorText { $0.contains("New password: ") }
            terminal.type("correct horse battery\n")
            _ = try process.errorText { $0.contains("The same again: ") }
            terminal.type("correct horse battery\n")
            let end = try process.wait()

            #expect(end == .exited(0), "\(process.errors)")
            #expect(terminal.written() == "")
            #expect(terminal.echoes)
            #expect(try journal.signIn("alice@example.org", OperatedJournal.password).status == 201)
            try journal.server.stop()
        }
    }
}
