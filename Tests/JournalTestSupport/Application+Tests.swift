package import AttuneApp
import Crypto
import HTTPServing
import Logging

extension Application {
    /// Started on a free port of this machine, with passwords that cost little to hash, a clock of the test's own and
    /// no log.
    package static func started(
        in directory: TemporaryDirectory, clock: TestClock, configure: (inout Configuration) -> Void
    ) throws -> (application: Application, port: UInt16) {
        var configuration = Configuration()
        configuration.port = 0
        configuration.data = directory.path
        configuration.signUpsPerHour = 1_000_000
        configure(&configuration)
        var surroundings = Application.Surroundings()
        surroundings.now = { clock.now }
        if let cheap = ScryptParameters(logN: 4, r: 1, p: 1) { surroundings.scrypt = cheap }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let application = try Application(configuration, logger: logger, surroundings: surroundings)
        return (application, try application.start().first?.port ?? 0)
    }
}
