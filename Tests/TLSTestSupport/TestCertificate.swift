import Foundation

/// A certificate for `localhost` and 127.0.0.1 that signs itself, with its key, as files that go when the value goes.
package final class TestCertificate: Sendable {
    /// The kind of key.
    package enum Kind: String, Sendable {
        case ellipticCurve = "ec"
        case rsa = "rsa"
    }

    package let directory: String
    package let serial: Int

    package init(serial: Int = 1, kind: Kind = .ellipticCurve, rsaBits: Int = 2048) throws {
        self.serial = serial
        let url = FileManager.default.temporaryDirectory.appending(path: "attune-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        directory = url.path(percentEncoded: false)
        let option = kind == .rsa ? "rsa_keygen_bits:\(rsaBits)" : "ec_paramgen_curve:P-256"
        let made = try Tool.run(
            "openssl",
            [
                "req", "-x509", "-newkey", kind.rawValue, "-pkeyopt", option, "-nodes", "-keyout", keyFile,
                "-out", certificateFile, "-days", "1", "-set_serial", "\(serial)", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            ])
        guard made.status == 0 else { throw Tool.Failure(description: made.text) }
    }

    deinit {
        // A directory that cannot be removed is the operating system's to sweep.
        try? FileManager.default.removeItem(atPath: directory)
    }

    package var certificateFile: String { "\(directory)/certificate.pem" }
    package var keyFile: String { "\(directory)/key.pem" }

    /// Puts another certificate in the place of this one, as a renewal does.
    package func replace(with other: TestCertificate) throws {
        try Data(contentsOf: URL(filePath: other.certificateFile))
            .write(to: URL(filePath: certificateFile), options: .atomic)
        try replaceKey(with: other)
    }

    /// Puts another certificate's key in the place of this one's.
    package func replaceKey(with other: TestCertificate) throws {
        try Data(contentsOf: URL(filePath: other.keyFile)).write(to: URL(filePath: keyFile), options: .atomic)
    }

    /// Signs the certificate anew, with an end that has passed.
    package func expire() throws {
        let made = try Tool.run(
            "openssl",
            ["x509", "-in", certificateFile, "-signkey", keyFile, "-days", "-1", "-out", "\(directory)/expired.pem"])
        guard made.status == 0, rename("\(directory)/expired.pem", certificateFile) == 0 else {
            throw Tool.Failure(description: made.text)
        }
    }

    /// Writes a further file beside the two, and returns its path.
    package func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name)"))
        return "\(directory)/\(name)"
    }
}
