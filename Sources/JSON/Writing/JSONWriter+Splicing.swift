extension JSONWriter {
    /// Writes a member's name with its colon; its value is to follow.
    package mutating func name(_ name: String) {
        separate()
        writeQuoted(name)
        bytes.append(ASCII.colon)
    }

    /// Writes a member.
    package mutating func member(_ name: String, _ value: JSONValue) {
        self.name(name)
        write(value)
    }

    /// Writes a member that is a string.
    package mutating func member(_ name: String, _ text: String) {
        self.name(name)
        write(text)
    }

    /// Writes a member that is an integer.
    package mutating func member(_ name: String, _ integer: Int) {
        self.name(name)
        write(integer)
    }

    /// Writes a member that is `true` or `false`.
    package mutating func member(_ name: String, _ flag: Bool) {
        self.name(name)
        write(flag)
    }

    /// Writes a member whose value is already JSON text.
    package mutating func member(_ name: String, encoded value: [UInt8]) {
        self.name(name)
        appendRaw(value)
    }

    /// Writes a member that is a string of ASCII without anything to escape, which `text` appends: ids and instants are
    /// written so, without a `String` of each.
    package mutating func member(_ name: StaticString, plain text: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(ASCII.quote)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(ASCII.quote)
        bytes.append(ASCII.colon)
        bytes.append(ASCII.quote)
        text(&bytes)
        bytes.append(ASCII.quote)
    }

    /// Writes a value that is already JSON text.
    package mutating func write(encoded value: [UInt8]) {
        separate()
        appendRaw(value)
    }

    /// Writes the members of an object that is already JSON text, so that others can stand beside them.
    ///
    /// - Returns: false, with nothing written, when the text is not `{`, something and `}` without space around.
    package mutating func members(ofEncoded object: [UInt8]) -> Bool {
        guard object.count >= 2, object.first == ASCII.openBrace, object.last == ASCII.closeBrace else { return false }
        guard object.count > 2 else { return true }
        separate()
        bytes.append(contentsOf: object[1..<object.count - 1])
        return true
    }

    /// Appends bytes as they are, without a comma.
    package mutating func appendRaw(_ bytes: [UInt8]) {
        self.bytes.append(contentsOf: bytes)
    }
}
