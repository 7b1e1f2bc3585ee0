import HTTPCodec
import HTTPTypes
import Testing

/// RFC 9112 §5 and RFC 9110 §5: field lines.
@Suite("RFC 9112 §5 field syntax")
struct FieldSyntaxTests {
    private static let start = "GET / HTTP/1.1\r\nHost: h\r\n"

    @Test(
        "§5 a name is a token right before its colon, else 400",
        arguments: [
            "X : y", "X\t: y", ": y", " : y", "X y: z", "X", "X\u{b}: y", "X(: y", "\"X\": y", "X/Y: z", "X@Y: z",
            "Ü: y", "X\u{a0}: y", "\u{feff}X: y", "X\u{0}: y", "X[]: y", "X{}: y", "X;Y: z", "X,Y: z", "X=Y: z",
        ])
    func names(line: String) {
        ReadingCheck.refused("\(Self.start)\(line)\r\n\r\n", .fieldLine).run()
    }

    @Test("§5 a name may be of any token characters, in any case")
    func token() throws {
        let text = "\(Self.start)!#$%&'*+-.^_`|~0aZ: y\r\n\r\n"

        ReadingCheck.taken(text, "GET h /").run()
        let head = try #require(try HeadParsing.whole(text).head)
        #expect(HTTPField.Name("!#$%&'*+-.^_`|~0az").flatMap { head.fields[$0] } == "y")
    }

    @Test(
        "§5.1 blanks around a value are not part of it, other space is refused",
        arguments: [
            ("X:y", "y"), ("X: y", "y"), ("X:\t \ty \t", "y"), ("X:", ""), ("X: \t", ""), ("X: a \t b", "a \t b"),
            ("X: :", ":"), ("X: \"a, b\"", "\"a, b\""),
        ])
    func blanks(line: String, value: String) throws {
        let text = "\(Self.start)\(line)\r\n\r\n"

        ReadingCheck.taken(text, "GET h /").run()
        let head = try #require(try HeadParsing.whole(text).head)
        #expect(head.fields.pairs.last?.value == value)
    }

    @Test("§5.5 (RFC 9110) control bytes in a value are refused", arguments: (0...0x1F).filter { $0 != 9 } + [0x7F])
    func controls(byte: Int) {
        let bytes =
            Array("\(Self.start)X: a".utf8) + [UInt8(truncatingIfNeeded: byte)] + Array("b\r\n\r\n".utf8)

        ReadingCheck(bytes, [], .refused(byte == 0x0A ? .lineEnd : .fieldLine)).run()
    }

    @Test("§5.5 (RFC 9110) bytes above ASCII stay as they are")
    func opaque() {
        ReadingCheck(Array("\(Self.start)X: ".utf8) + [0xFF, 0x80, 13, 10, 13, 10], ["GET h /"], .open).run()
    }

    @Test("§5.2 a folded line is refused", arguments: ["X: y\r\n z", "X: y\r\n\tz", "X:\r\n y", "X: y\r\n \r\nZ: a"])
    func folding(lines: String) {
        ReadingCheck.refused("\(Self.start)\(lines)\r\n\r\n", .fieldLine).run()
    }

    @Test("§5.3 (RFC 9110) lines of one name keep their order")
    func order() throws {
        let head = try #require(try HeadParsing.whole("\(Self.start)X: 1\r\nY: 2\r\nx: 3\r\n\r\n").head)

        #expect(HTTPField.Name("X").map { head.fields[values: $0] } == ["1", "3"])
    }

    @Test("§5.4 (RFC 9110) a section too large or of too many fields is 431 however it arrives")
    func limits() {
        let limits = HeadLimits(fieldSection: 24, fieldCount: 2)

        for (fields, isTaken) in [
            ("Host: h\r\nX: 12345678\r\n", true), ("Host: h\r\nX: 123456789\r\n", false),
            ("Host: h\r\nX:\r\nY:\r\n", false), ("Host: h\r\nX:\r\n", true),
        ] {
            let bytes = Array("GET / HTTP/1.1\r\n\(fields)\r\n".utf8)
            ReadingCheck(bytes, isTaken ? ["GET h /"] : [], isTaken ? .open : .refused(.fieldSection), head: limits)
                .run()
        }
    }
}
