import FuzzSupport
import HTTPCodec
import HTTPTypes

/// What the encoder makes of a field that a handler took from a peer: one field line or a refusal, never two lines.
enum FieldChecks {
    private static let date = HTTPDate.bytes(secondsSince1970: 784_111_777)
    /// Names whose values a handler gives in vain.
    private static let notSent = [
        "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "date", "server", "trailer",
    ]

    /// The bytes up to the first colon are the name, if they can be one, and the rest is the value.
    static func check(_ bytes: [UInt8]) {
        let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
        let name = HTTPField.Name(String(decoding: bytes[..<colon], as: UTF8.self)) ?? .location
        let value = String(decoding: bytes.dropFirst(colon + 1), as: UTF8.self)
        var appended = ResponseFields()
        appended.append(name, value)
        check(appended, name, value)

        var replaced = ResponseFields()
        replaced.append(name, "first")
        replaced.append(name, "second")
        replaced[name] = value
        check(replaced, name, value)
    }

    /// Holds fields of one line to what comes out of them.
    private static func check(_ fields: ResponseFields, _ name: HTTPField.Name, _ value: String) {
        let isClean = value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
        let isSent = !notSent.contains(name.canonicalName)
        let before = Array("before".utf8)
        var output = before
        do throws(ResponseEncoder.InvalidResponse) {
            try ResponseEncoder().encodeHead(
                status: .ok, fields: fields, framing: .length(5), connection: .close, date: date, into: &output)
        } catch {
            Finding.unless(!isClean, "only what no field may hold is refused")
            Finding.unless(output == before, "nothing is written of what is refused")
            return
        }
        Finding.unless(isClean, "a field that is sent holds nothing a field may not hold")
        Finding.unless(fields[name] == (isSent ? value : nil), "a field that was set is there")
        let line = isSent ? Array("\(name.rawName): \(value)\r\n".utf8) : []
        let expected =
            before + Array("HTTP/1.1 200 OK\r\n".utf8) + line + Array("Date: ".utf8) + date
            + Array("\r\nContent-Length: 5\r\nConnection: close\r\n\r\n".utf8)
        Finding.unless(output == expected, "a field is one line, as it was given")
    }
}
