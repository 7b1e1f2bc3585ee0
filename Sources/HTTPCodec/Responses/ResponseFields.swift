package import HTTPTypes

/// The fields of a response, kept as the bytes that are sent: a set that many answers share is made once.
///
/// Content-Length, Transfer-Encoding, Connection, Keep-Alive, Upgrade, Trailer, Date and Server are the server's to
/// say and are left out; of the handler's Connection only the wish to close is kept. A value that holds a byte no field
/// may hold (CWE-113) spoils the whole response: see `isValid`.
package struct ResponseFields: Sendable {
    /// The lines, each with its CR LF.
    private(set) var bytes: [UInt8] = []
    /// Whether every value given so far may be sent.
    package private(set) var isValid = true
    /// Whether the handler wants the connection closed after this response.
    package private(set) var saysClose = false

    /// Bytes that the fields of most responses stay below: room made at once saves making more later.
    private static let usualLength = 384

    package init() {}

    /// The value of a field, of its first line if there are several; setting one replaces all its lines, nil removes
    /// them.
    package subscript(name: HTTPField.Name) -> String? {
        get {
            line(of: name).map { line in
                let start = line.lowerBound + name.canonicalName.utf8.count + 2
                return bytes.span.extracting(start..<line.upperBound - 2).text
            }
        }
        set {
            while let line = line(of: name) { bytes.removeSubrange(line) }
            if let newValue { append(name, newValue) }
        }
    }

    /// Adds a line, beside those of the same name.
    package mutating func append(_ name: HTTPField.Name, _ value: String) {
        var value = value
        value.withUTF8 { value in
            for byte in value where !ByteClass.isFieldValue(byte) { isValid = false }
            guard isValid else { return }
            if name == .connection { return readConnection(value) }
            guard !Self.isServersOwn(name) else { return }
            if bytes.isEmpty { bytes.reserveCapacity(Self.usualLength) }
            bytes.append(contentsOf: name.rawName.utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(0x20)
            bytes.append(contentsOf: value)
            bytes.append(0x0D)
            bytes.append(0x0A)
        }
    }

    /// Adds all lines of others.
    package mutating func append(_ others: ResponseFields) {
        bytes += others.bytes
        isValid = isValid && others.isValid
        saysClose = saysClose || others.saysClose
    }

    private mutating func readConnection(_ value: UnsafeBufferPointer<UInt8>) {
        if TokenList.items(Span(_unsafeElements: value)).contains("close") { saysClose = true }
    }

    /// Where the first line of a field lies, with its CR LF.
    private func line(of name: HTTPField.Name) -> Range<Int>? {
        let lines = bytes.span
        var start = 0
        while start < lines.count, let feed = lines.firstIndex(of: 0x0A, from: start) {
            let end = feed + 1
            if let colon = lines.firstIndex(of: UInt8(ascii: ":"), from: start),
                name.canonicalName.utf8.count == colon - start,
                zip(start..<colon, name.canonicalName.utf8).allSatisfy({ ByteClass.lowercased(lines[$0]) == $1 })
            {
                return start..<end
            }
            start = end
        }
        return nil
    }

    private static func isServersOwn(_ name: HTTPField.Name) -> Bool {
        switch name.canonicalName.utf8.count {
        case 4: name == .date
        case 6: name == .server
        case 7: name == .upgrade || name == .trailer
        case 10: name.canonicalName == "keep-alive"
        case 14: name == .contentLength
        case 17: name == .transferEncoding
        default: false
        }
    }
}

extension ResponseFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral lines: (HTTPField.Name, String)...) {
        for (name, value) in lines { append(name, value) }
    }
}
