import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// A journal that a server serves while its operator works on it with commands.
struct OperatedJournal {
    static let password = "correct horse battery"
    let directory: TemporaryDirectory
    let server: RunningAttune
    var data: String { "\(directory.path)/data" }

    init(environment: [String: String] = [:]) throws {
        directory = try TemporaryDirectory()
        server = try RunningAttune(in: directory, environment: environment)
    }

    /// Runs a command; its words must not be wrong.
    func attune(_ arguments: String...) throws -> (end: ChildProcess.End, output: String, errors: String) {
        let (end, process) = try AttuneProgram.run(arguments + ["--data", data])
        return (end, process.output, process.errors)
    }

    /// Runs a command that reads a line.
    func attune(
        _ arguments: String..., input: String
    ) throws -> (end: ChildProcess.End, output: String, errors: String) {
        let (end, process) = try AttuneProgram.run(arguments + ["--data", data], input: input)
        return (end, process.output, process.errors)
    }

    /// Who has this token, as the server answers.
    func status(_ token: String, _ path: String = "/v1/check-ins") throws -> Int {
        try APIClient(port: server.port, token: token).send("GET", path).status
    }

    /// Signs in and gives the status, and the token's value and id.
    func signIn(_ email: String, _ password: String) throws -> (status: Int, token: String?, id: String?) {
        let response = try APIClient(port: server.port).send(
            "POST", "/v1/tokens",
            ["email": .string(email), "password": .string(password), "label": "the phone"])
        let body = try JSONParser.parse(response.body)
        return (response.status, body.value(at: "/token")?.text, body.value(at: "/id")?.text)
    }

    /// The id of the person who has a token.
    func id(of token: String) throws -> String {
        let response = try APIClient(port: server.port, token: token).send("GET", "/v1/users/me")
        return try #require(try JSONParser.parse(response.body).value(at: "/id")?.text)
    }
}
