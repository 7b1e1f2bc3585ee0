extension String {
    /// The text as FHIR takes one (R4 data types, `string`): something to read, without control characters, and without
    /// white space that some readers of its pattern take for none.
    ///
    /// What a text must not hold becomes U+FFFD, other white space a plain space, and a text of nothing else `(blank)`.
    var asFHIR: String {
        if utf8.allSatisfy({ (0x21...0x7E).contains($0) || $0 == 0x20 }), utf8.contains(where: { $0 != 0x20 }) {
            return self
        }
        var scalars = String.UnicodeScalarView()
        scalars.reserveCapacity(unicodeScalars.count)
        var isBlank = true
        for scalar in unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r": scalars.append(scalar)
            case _ where scalar.properties.isWhitespace: scalars.append(" ")
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                scalars.append("\u{FFFD}")
                isBlank = false
            default:
                scalars.append(scalar)
                isBlank = false
            }
        }
        return isBlank ? "(blank)" : String(scalars)
    }

    /// The same within XHTML (XML 1.0 §2.2 and §2.4), its lines apart.
    var asXHTML: String {
        let text = asFHIR
        guard text.utf8.contains(where: { Self.markedUp.contains($0) }) else { return text }
        var markup = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "\r": break
            case "\n": markup += "<br/>"
            default: markup.unicodeScalars.append(scalar)
            }
        }
        return markup
    }

    private static let markedUp = Array("&<>\"\r\n".utf8)
}
