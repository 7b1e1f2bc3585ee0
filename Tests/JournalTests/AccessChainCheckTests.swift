import JSON
import Testing

@testable import Journal

/// What a broken chain of entries is told by.
@Suite("checking an access log")
struct AccessChainCheckTests {
    /// A stand-in for SHA-256 that tells texts apart.
    private static let chain = AccessChain { bytes in
        withUnsafeBytes(of: bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
        {
            Array($0) + Array(repeating: 0, count: 24)
        }
    }

    /// Entries of a log, each with the hash of the one before it.
    private static func log(_ count: Int) -> [[UInt8]] {
        (1...count).reduce(into: []) { log, number in
            var entry: JSONObject = ["sequence": .number(JSONNumber(number))]
            entry["previous"] = log.last.map { .string(chain.hash(of: $0)) } ?? .null
            log.append(JSONWriter.bytes(of: .object(entry)))
        }
    }

    private static func head(_ log: [[UInt8]]) -> AccessHead {
        log.last.map { AccessHead(sequence: log.count, hash: chain.digest($0)) } ?? .start
    }

    private static func faults(
        _ rows: [(sequence: Int, bytes: [UInt8]?)], endingIn head: AccessHead?
    ) -> [String] {
        var check = AccessChainCheck(chain: chain)
        for row in rows { check.add(sequence: row.sequence, bytes: row.bytes) }
        check.end(at: head)
        return check.faults
    }

    private static func rows(_ log: [[UInt8]]) -> [(sequence: Int, bytes: [UInt8]?)] {
        log.enumerated().map { ($0 + 1, $1) }
    }

    @Test("a log as it was written is whole, and so is none")
    func whole() {
        let log = Self.log(4)

        #expect(Self.faults(Self.rows(log), endingIn: Self.head(log)) == [])
        #expect(Self.faults([], endingIn: .start) == [])
    }

    @Test("an entry that was changed is found by the one after it, the last one by the head")
    func changed() {
        let log = Self.log(3)
        var first = Self.rows(log)
        first[0].bytes = Array(#"{"sequence":1,"previous":null,"more":1}"#.utf8)
        var last = Self.rows(log)
        last[2].bytes?.append(0x20)

        #expect(Self.faults(first, endingIn: Self.head(log)) == ["entry 2 does not follow from the one before it"])
        #expect(Self.faults(last, endingIn: Self.head(log)) == ["entry 3 is not the one that was written"])
    }

    @Test("an entry that is missing is named, in the middle and at both ends")
    func missing() {
        let log = Self.log(5)
        let rows = Self.rows(log)
        let head = Self.head(log)

        #expect(Self.faults([rows[0]] + rows[3...], endingIn: head) == ["entries 2 to 3 are missing"])
        #expect(Self.faults(Array(rows[1...]), endingIn: head) == ["entry 1 is missing"])
        #expect(
            Self.faults(Array(rows[..<4]), endingIn: head) == ["the log ends with entry 4, and 5 were written"])
        #expect(Self.faults([], endingIn: head) == ["the log ends with entry 0, and 5 were written"])
    }

    @Test("entries renumbered to close a gap do not follow")
    func renumbered() {
        let log = Self.log(4)
        let rows: [(sequence: Int, bytes: [UInt8]?)] = [(1, log[0]), (2, log[2]), (3, log[3])]

        let faults = Self.faults(rows, endingIn: AccessHead(sequence: 3, hash: Self.chain.digest(log[3])))

        #expect(faults == ["entry 2 does not follow from the one before it"])
    }

    @Test("an entry that does not open is named, and the next one is not blamed for it")
    func unopened() {
        let log = Self.log(3)
        var rows = Self.rows(log)
        rows[1].bytes = nil

        let faults = Self.faults(rows, endingIn: Self.head(log))

        #expect(faults == ["entry 2 cannot be opened: it was changed, or put here from elsewhere"])
    }

    @Test("entries that the server did not write stand behind the head, or before any")
    func added() {
        let log = Self.log(3)

        #expect(
            Self.faults(Self.rows(log), endingIn: Self.head(Array(log[..<2])))
                == ["entries after 2 were not written by the server"])
        #expect(
            Self.faults(Self.rows(log), endingIn: .start) == ["entries after 0 were not written by the server"])
    }

    @Test("a log whose head has gone is not whole, with entries or without")
    func headless() {
        let fault = ["the word on where the log ends is missing"]

        #expect(Self.faults(Self.rows(Self.log(2)), endingIn: nil) == fault)
        #expect(Self.faults([], endingIn: nil) == fault)
    }
}
