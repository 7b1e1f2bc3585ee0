/// A password's scrypt hash with all that is needed to check a password against it.
///
/// Kept as a PHC string: `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, both in Base64 without padding.
package struct PasswordHash: Sendable, Hashable {
    static let saltByteCount = 16
    static let keyByteCount = 32

    private static let saltBounds = 8...64
    private static let keyBounds = 16...64

    /// The cost at which the hash was made.
    package let parameters: ScryptParameters
    let salt: [UInt8]
    let key: [UInt8]

    init(parameters: ScryptParameters, salt: [UInt8], key: [UInt8]) {
        self.parameters = parameters
        self.salt = salt
        self.key = key
    }

    /// Reads a PHC string; nil when it is not exactly of the form above, or its cost is out of bounds.
    package init?(_ text: String) {
        // The longest valid text is well below this; a longer one is not worth reading.
        guard text.utf8.count <= 256 else {
            return nil
        }
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let parameters = Self.parameters(parts[2]),
            let salt = Base64.decode(parts[3]), Self.saltBounds.contains(salt.count),
            let key = Base64.decode(parts[4]), Self.keyBounds.contains(key.count)
        else {
            return nil
        }
        self.init(parameters: parameters, salt: salt, key: key)
    }

    /// The PHC string, to be stored.
    package var text: String {
        let cost = "ln=\(parameters.logN),r=\(parameters.r),p=\(parameters.p)"
        return "$scrypt$\(cost)$\(Base64.encode(salt))$\(Base64.encode(key))"
    }

    private static func parameters(_ text: Substring) -> ScryptParameters? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let logN = number(parts[0], named: "ln"), let r = number(parts[1], named: "r"),
            let p = number(parts[2], named: "p")
        else {
            return nil
        }
        return ScryptParameters(logN: logN, r: r, p: p)
    }

    private static func number(_ text: Substring, named name: String) -> Int? {
        guard text.hasPrefix("\(name)="), case let digits = text.dropFirst(name.utf8.count + 1),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), digits.first != "0"
        else {
            return nil
        }
        return Int(digits)
    }
}

extension PasswordHash: CustomStringConvertible {
    /// The cost alone, so that no hash gets into a log.
    package var description: String { "PasswordHash(ln=\(parameters.logN),r=\(parameters.r),p=\(parameters.p))" }
}
