import FuzzSupport
import HTTPCodec
import HTTPTypes

extension Reading {
    /// The way in which bytes arrive changes nothing.
    func check(equals other: Reading) {
        Finding.unless(heads.count == other.heads.count, "as many requests, however the bytes arrive")
        for (head, otherHead) in zip(heads, other.heads) {
            Finding.unless(Self.areSame(head, otherHead), "the same requests, however the bytes arrive")
        }
        Finding.unless(bodies == other.bodies, "the same bodies, however the bytes arrive")
        if !Self.areSame(refusal?.status, other.refusal?.status) {
            let reasons = "\(String(describing: refusal?.reason)) / \(String(describing: other.refusal?.reason))"
            Finding.report("the same refusal, however the bytes arrive", reasons)
        }
        Finding.unless(refusal != nil || consumed == other.consumed, "as much consumed, however the bytes arrive")
    }

    /// Whatever a handler gets to see keeps the rules.
    func checkHeads() {
        for head in heads {
            Self.checkFields(head)
            Self.checkFraming(head)
        }
        for (head, body) in zip(heads.dropLast(), bodies) {
            if case .length(let length) = head.framing {
                Finding.unless(body.count == length, "a body is as long as its Content-Length")
            }
            Finding.unless(head.framing != .none || body.isEmpty, "no body without framing")
        }
    }

    /// A line that is both malformed and too long may be refused for either, depending on what was seen first.
    private static func areSame(_ left: HTTPResponse.Status?, _ right: HTTPResponse.Status?) -> Bool {
        guard let left, let right else { return left == right }
        let lengths: [HTTPResponse.Status] = [.uriTooLong, .requestHeaderFieldsTooLarge, .notImplemented]
        return left == right || lengths.contains(left) || lengths.contains(right)
    }

    private static func areSame(_ left: RequestHead, _ right: RequestHead) -> Bool {
        left.method == right.method && left.target == right.target && left.version == right.version
            && left.fields.pairs.elementsEqual(right.fields.pairs, by: ==) && left.framing == right.framing
            && left.expectsContinue == right.expectsContinue && left.keepsAlive == right.keepsAlive
    }

    /// RFC 9110 §5.5 and §7.2.
    private static func checkFields(_ head: RequestHead) {
        for field in head.fields.pairs {
            let isClean = field.value.utf8.allSatisfy { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
            Finding.unless(isClean, "no CR, LF or NUL in a value")
            Finding.unless(HTTPField.Name(field.name) != nil, "a field name is a token")
        }
        guard let name = HTTPField.Name("Host") else { return }
        let hosts = head.fields[values: name]
        Finding.unless(hosts.count <= 1, "no second Host")
        Finding.unless(head.version == .http10 || hosts.count == 1, "exactly one Host in HTTP/1.1")
        Finding.unless(hosts.allSatisfy { !$0.isEmpty }, "no empty Host")
        if let authority = head.target.authority {
            Finding.unless(hosts == [authority], "the target's authority wins over Host")
        }
        Finding.unless(
            head.target.form == .asterisk || head.target.path.utf8.first == 0x2F, "a path begins with a slash")
    }

    /// RFC 9112 §6.
    private static func checkFraming(_ head: RequestHead) {
        let lengths = head.fields[values: .contentLength]
        let codings = head.fields[values: .transferEncoding]
        Finding.unless(lengths.isEmpty || codings.isEmpty, "Content-Length and Transfer-Encoding exclude each other")
        switch head.framing {
        case .chunked:
            Finding.unless(codings.map { $0.lowercased() } == ["chunked"], "chunked exactly once")
            Finding.unless(head.version == .http11, "no chunks in HTTP/1.0")
        case .length(let length):
            Finding.unless(
                lengths.count == 1 && lengths.first.flatMap { Int($0) } == length, "the length as it was said")
            Finding.unless(length > 0, "a body of a length has bytes")
        case .none:
            Finding.unless(codings.isEmpty, "no coding that is not decoded")
            Finding.unless(lengths.allSatisfy { Int($0) == 0 }, "no length that is not read")
        }
        Finding.unless(!head.expectsContinue || head.version == .http11, "no interim response to HTTP/1.0")
        Finding.unless(!head.expectsContinue || head.framing != .none, "nobody waits to send no body")
    }
}
