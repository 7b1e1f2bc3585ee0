import FuzzSupport
import HTTPCodec
import HTTPTypes

/// What the encoder makes of a field that a handler took from a peer: one field line or a refusal, never two lines.
enum FieldChecks {
    private static let date = HTTPDate.bytes(secondsSince1970: 784_111_777)
    private static let serversOwn = [
        "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "date", "server", "trailer",
    ]

    /// The bytes up to the first colon are the name, if they can be one, and the rest is the value.
    static func check(_ bytes: [UInt8]) {
        let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
        let name = HTTPField.Name(String(decoding: bytes[..<colon], as: UTF8.self)) ?? .location
        let value = bytes.dropFirst(colon + 1)
        check(HTTPField(name: name, value: value))
        check(HTTPField(name: name, lenientValue: value))
    }

    private static func check(_ field: HTTPField) {
        var fields = HTTPFields()
        fields.append(field)
        let before = Array("before".utf8)
        var output = before
        do throws(ResponseEncoder.InvalidResponse) {
            try ResponseEncoder().encodeHead(
                status: .ok, fields: fields, framing: .length(5), connection: .close, date: date, into: &output)
        } catch {
            Finding.unless(output == before, "nothing is written of what is refused")
            return
        }
        let isOwn = serversOwn.contains(field.name.canonicalName)
        let expected =
            before + Array("HTTP/1.1 200 OK\r\n".utf8) + (isOwn ? [] : line(field)) + Array("Date: ".utf8) + date
            + Array("\r\nContent-Length: 5\r\nConnection: close\r\n\r\n".utf8)
        Finding.unless(output == expected, "a field is one line, as it was given")
    }

    private static func line(_ field: HTTPField) -> [UInt8] {
        let value = field.withUnsafeBytesOfValue { Array($0) }
        let isClean = value.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
        Finding.unless(isClean, "a field that was taken holds nothing a field may not hold")
        return Array(field.name.rawName.utf8) + [0x3A, 0x20] + value + [0x0D, 0x0A]
    }
}
