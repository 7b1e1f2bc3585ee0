package import AttuneApp
import HTTPTestSupport
import JSON
package import JournalStorage
import ProcessTestSupport

/// The whole application in this process: real sockets on a free port, a real database in a directory of its own.
///
/// Only the clock and the cost of a password hash differ from `attune serve`.
package final class TestApp: Sendable {
    package let clock: TestClock
    package let directory: TemporaryDirectory
    package let port: UInt16
    private let application: Application

    /// A few more than the threads that tests run on, so that one stops while another works.
    private static let turnstile = Turnstile(places: 4)

    private init(clock: TestClock, directory: TemporaryDirectory, configure: (inout Configuration) -> Void) throws {
        (application, port) = try Application.started(in: directory, clock: clock) {
            $0.eventLoops = 2
            $0.drainSeconds = 1
            $0.metrics = .local
            configure(&$0)
        }
        self.clock = clock
        self.directory = directory
    }

    /// Runs a test against an application that is stopped and removed afterwards.
    ///
    /// The test blocks until its answers come, so it has threads of its own: on those that all tasks share it would
    /// hold up the application's clock, on which the answer may depend.
    ///
    /// - Parameter directory: a directory to go on with, as after a restart.
    package static func run(
        clock: TestClock = TestClock(), in directory: TemporaryDirectory? = nil,
        configure: (inout Configuration) -> Void = { _ in }, _ body: @concurrent (TestApp) async throws -> Void
    ) async throws {
        await turnstile.enter()
        defer { turnstile.leave() }
        let app = try TestApp(clock: clock, directory: try directory ?? TemporaryDirectory(), configure: configure)
        do {
            try await onThread { try await body(app) }
        } catch {
            await app.application.stop()
            throw error
        }
        await app.application.stop()
    }

    /// Somebody without a token.
    package var stranger: TestPerson { TestPerson(app: self, name: "stranger", token: nil) }

    /// Signs somebody up; they live in Berlin and may do everything.
    package func person(_ name: String) throws -> TestPerson {
        let answer = try stranger.post(
            "/v1/users",
            [
                "email": .string(TestPerson.email(of: name)), "password": .string(TestPerson.password),
                "timeZone": "Europe/Berlin",
            ])
        guard answer.status == 201, case .object(let token)? = answer["token"],
            case .string(let value)? = token["token"]
        else { throw UnexpectedAnswer(answer: answer) }
        return TestPerson(app: self, name: name, token: value)
    }

    /// Every method and path pattern that the API answers.
    package var routes: [(method: String, pattern: String)] { application.routes }

    /// The store behind the API.
    package var store: SQLiteJournalStore { application.journalStore }
}

/// An answer that a test cannot go on with.
package struct UnexpectedAnswer: Error, CustomStringConvertible {
    package let answer: Answer

    package init(answer: Answer) {
        self.answer = answer
    }

    package var description: String { "\(answer.status) \(answer.response.text)" }
}
