import Crypto
import Journal

extension TestApp {
    /// SHA-256 in base64url, as hashes stand in the access log.
    package func digest(of bytes: [UInt8]) -> String { Base64URL.text(of: SHA256.digest(bytes)) }
}
