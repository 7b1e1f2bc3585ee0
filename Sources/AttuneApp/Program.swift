import Glibc
import HTTPServing
import Logging

/// Running the server as a process: signals, the end.
package enum Program {
    /// Serves until SIGTERM or SIGINT, then drains; a second signal ends the process at once.
    /// SIGHUP reloads the certificate; where no TLS is spoken it does nothing, as it must not end a server.
    ///
    /// - Throws: `StartError`.
    package static func serve(_ configuration: Configuration) async throws {
        // Whatever is made from here on is its owner's alone.
        umask(0o077)
        let logger = Logger(label: "attune") { _ in
            LineLogHandler(format: configuration.logFormat, logLevel: configuration.logLevel)
        }
        for name in configuration.strayVariables {
            logger.warning("no setting has this variable", metadata: ["variable": "\(name)"])
        }
        let stops: StopSignals
        do { stops = try StopSignals() } catch { throw StartError(problems: ["\(error)"], remedy: nil) }
        let application = try Application(configuration, logger: logger)
        let hangUps: HangUpSignals
        do {
            hangUps = try HangUpSignals { application.reloadCertificate() }
        } catch { throw StartError(problems: ["\(error)"], remedy: nil) }
        _ = try application.start()
        await stops.first()
        withExtendedLifetime(hangUps) {}
        logger.notice("stopping", metadata: ["drain.seconds": "\(configuration.drainSeconds)"])
        await application.stop()
        StandardError.flush()
    }
}
