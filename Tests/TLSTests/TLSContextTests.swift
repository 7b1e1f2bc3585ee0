import ProcessTestSupport
import TLS
import TLSTestSupport
import Testing

@Suite("TLS context")
struct TLSContextTests {
    @Test(
        "a certificate and its key are taken, whichever kind they are",
        arguments: [TestCertificate.Kind.ellipticCurve, .rsa])
    func accepted(kind: TestCertificate.Kind) async throws {
        try await onThread {
            let certificate = try TestCertificate(kind: kind)

            #expect(throws: Never.self) { try certificate.context() }
        }
    }

    @Test(
        "a key of another certificate is refused, of the same kind and of another",
        arguments: [TestCertificate.Kind.ellipticCurve, .rsa])
    func mismatch(kind: TestCertificate.Kind) async throws {
        try await onThread {
            let certificate = try TestCertificate()
            let other = try TestCertificate(kind: kind)

            let error = try refusal(certificate.certificateFile, other.keyFile)

            #expect(error == .mismatch(certificateFile: certificate.certificateFile, keyFile: other.keyFile))
            #expect(
                error?.description
                    == "the key in \(other.keyFile) does not match the certificate in \(certificate.certificateFile)")
        }
    }

    @Test("a file that is missing or a directory is told by its name and the system's reason")
    func unreadable() async throws {
        try await onThread {
            let certificate = try TestCertificate()
            let absent = "\(certificate.directory)/absent.pem"

            #expect(
                try refusal(absent, certificate.keyFile)
                    == .unreadable(file: absent, reason: "No such file or directory"))
            #expect(
                try refusal(certificate.certificateFile, absent)?.description
                    == "cannot read \(absent): No such file or directory")
            #expect(
                try refusal(certificate.certificateFile, certificate.directory)
                    == .unreadable(file: certificate.directory, reason: "Is a directory"))
        }
    }

    @Test(
        "a file that is no PEM is refused in both places",
        arguments: [
            "", "nonsense\n", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN PRIVATE KEY-----\n!\n",
        ])
    func garbage(text: String) async throws {
        try await onThread {
            let certificate = try TestCertificate()
            let garbage = try certificate.write(text, to: "garbage.pem")

            #expect(try refusal(garbage, certificate.keyFile) == .noCertificate(file: garbage))
            #expect(try refusal(certificate.certificateFile, garbage) == .noKey(file: garbage))
            #expect(try refusal(certificate.certificateFile, certificate.certificateFile) != nil)
        }
    }

    @Test("a key that is locked by a passphrase is refused, and nobody is asked for it")
    func passphrase() async throws {
        try await onThread {
            let certificate = try TestCertificate()
            let locked = "\(certificate.directory)/locked.pem"
            let made = try Tool.run(
                "openssl", ["pkcs8", "-topk8", "-in", certificate.keyFile, "-out", locked, "-passout", "pass:secret"])

            #expect(made.status == 0)
            #expect(try refusal(certificate.certificateFile, locked) == .noKey(file: locked))
        }
    }

    @Test("a certificate whose key is too short for today is refused with the library's reason")
    func weak() async throws {
        try await onThread {
            let certificate = try TestCertificate(kind: .rsa, rsaBits: 1024)

            #expect(
                try refusal(certificate.certificateFile, certificate.keyFile)
                    == .refused(file: certificate.certificateFile, reason: "ee key too small"))
        }
    }

    /// Why a pair of files is refused.
    private func refusal(_ certificateFile: String, _ keyFile: String) throws -> TLSError? {
        #expect(throws: TLSError.self) { _ = try TLSContext(certificateFile: certificateFile, keyFile: keyFile) }
    }
}
