import Logging
import TLS

/// The certificate that the server shows, as the configuration names it.
struct ServerCertificate: Sendable {
    let identity: TLSIdentity
    private let logger: Logger

    /// Reads certificate and key; nil where the configuration names none.
    ///
    /// - Throws: `StartError` when they cannot be used.
    init?(_ configuration: Configuration, logger: Logger) throws(StartError) {
        guard let certificate = configuration.tlsCertificate, let key = configuration.tlsKey else { return nil }
        do throws(TLSError) {
            identity = try TLSIdentity(certificateFile: certificate, keyFile: key)
        } catch {
            throw StartError(
                problems: ["\(error)"],
                remedy: "tlsCertificate (--tls-cert) and tlsKey (--tls-key) name two PEM files that belong together.")
        }
        self.logger = logger
        warnOfExpiry()
    }

    /// Takes the files as they are now, for the connections to come; logs whether that worked.
    func reload() {
        do throws(TLSError) {
            try identity.reload()
            logger.notice("certificate reloaded", metadata: ["tls.certificate": "\(identity.certificateFile)"])
            warnOfExpiry()
        } catch {
            logger.error("certificate not reloaded, the old one stays in force", metadata: ["error": "\(error)"])
        }
    }

    private func warnOfExpiry() {
        guard identity.context.hasExpired else { return }
        logger.warning("certificate has expired", metadata: ["tls.certificate": "\(identity.certificateFile)"])
    }
}
