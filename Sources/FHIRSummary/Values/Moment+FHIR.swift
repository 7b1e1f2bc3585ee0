import CivilTime
import Journal

extension Moment {
    /// The `dateTime` as the person's device wrote it, as far as FHIR can (R4 data types); what it cannot is written in
    /// UTC: lower-case letters, the second 60, and offsets beyond 14 hours.
    var dateTime: String {
        let bytes = Array(text.utf8)
        guard bytes.count > 19, bytes[10] == UInt8(ascii: "T"), bytes[17] != UInt8(ascii: "6") else {
            return instant.utcText
        }
        if bytes.last == UInt8(ascii: "Z") { return text }
        let offset = String(decoding: bytes.suffix(5), as: UTF8.self)
        return bytes.last != UInt8(ascii: "z") && offset <= "14:00" ? text : instant.utcText
    }
}
