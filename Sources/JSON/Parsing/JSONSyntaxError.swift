/// Why bytes are no JSON text, and where.
package struct JSONSyntaxError: Error, Sendable, Equatable {
    /// What was found.
    package enum Reason: Sendable, CaseIterable {
        /// The text stops before it is complete.
        case unexpectedEnd
        /// A byte stands where the grammar allows none such.
        case unexpectedByte
        /// The text starts with a byte order mark (RFC 8259 §8.1).
        case byteOrderMark
        /// Something follows the value.
        case trailingBytes
        /// Arrays and objects are nested deeper than allowed.
        case tooDeep
        /// A number is not in the grammar of RFC 8259 §6.
        case invalidNumber
        /// A number's text is longer than 64 bytes.
        case numberTooLong
        /// A control character stands in a string without being escaped.
        case controlCharacter
        /// A string is not UTF-8: a stray, missing or surrogate sequence, or one longer than needed.
        case invalidUTF8
        /// A backslash is followed by none of the escapes.
        case invalidEscape
        /// Half of a surrogate pair is escaped without the other.
        case loneSurrogate
        /// An object has a name twice.
        case duplicateName
    }

    /// What was found.
    package let reason: Reason

    /// The offset of the byte where it was found, from 0 to the count of the bytes.
    package let offset: Int

    /// An error at a byte.
    package init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// A sentence for the client, free of anything the client sent.
    package var description: String {
        "At byte \(offset), \(reason.clause)."
    }
}

extension JSONSyntaxError.Reason {
    fileprivate var clause: String {
        switch self {
        case .unexpectedEnd: "the text ends before it is complete"
        case .unexpectedByte: "there is a byte that does not belong there"
        case .byteOrderMark: "there is a byte order mark"
        case .trailingBytes: "something follows the end of the value"
        case .tooDeep: "arrays and objects are nested too deep"
        case .invalidNumber: "there is a number that is not well formed"
        case .numberTooLong: "there is a number of more than \(JSONParser.numberLengthLimit) bytes"
        case .controlCharacter: "there is a control character that is not escaped"
        case .invalidUTF8: "there is a string that is not valid UTF-8"
        case .invalidEscape: "there is an escape that does not exist"
        case .loneSurrogate: "there is half of a surrogate pair"
        case .duplicateName: "a name occurs again in its object"
        }
    }
}
