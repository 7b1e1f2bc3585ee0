import CivilTime
import JournalTestSupport
import Logging
import Testing

@testable import AttuneApp

@Suite("the application")
struct ApplicationTests {
    @Test("without the time zones of the system it does not start, and says what to install")
    func noTimeZones() throws {
        let directory = try TemporaryDirectory()
        var configuration = Configuration()
        configuration.data = directory.path
        var surroundings = Application.Surroundings()
        surroundings.timeZones = TimeZoneDatabase(directory: "/nowhere")
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

        let error = #expect(throws: StartError.self) {
            _ = try Application(configuration, logger: logger, surroundings: surroundings)
        }

        #expect(error?.remedy?.contains("tzdata") == true)
        #expect(try directory.names().isEmpty)
    }
}
