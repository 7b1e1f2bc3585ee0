import HTTPServing
import HTTPTestSupport
import RandomTestSupport
import Testing

@Suite("Random bytes")
struct FuzzTests {
    private static let seeds = [
        "GET /text?a=b HTTP/1.1\r\nHost: localhost:80\r\nAccept: */*\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0\r\nT: u\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\nHEAD http://y/chunks HTTP/1.1\r\nHost: x\r\n\r\n",
    ].map { Array($0.utf8) }

    private static let snippets = [
        "\r\n", "\n", "\r", " ", "\t", ":", ",", "0", "9223372036854775807", "\u{0}", "Transfer-Encoding: chunked\r\n",
        "Content-Length: 1\r\n", "Host: y\r\n", "Expect: 100-continue\r\n", "HTTP/1.0", "%00", "\u{FF}", ";", "\"",
    ].map { Array($0.utf8) }

    @Test("mutated requests always end in responses and a close", arguments: 0..<8 as Range<UInt64>)
    func mutations(_ seed: UInt64) throws {
        let server = try RunningServer { $0.limits.linger = .milliseconds(300) }
        var random = SplitMix64(seed: seed)

        for _ in 0..<100 {
            var bytes = Self.seeds[random.below(Self.seeds.count)] + Self.seeds[random.below(Self.seeds.count)]
            for _ in 0...random.below(4) { Self.mutate(&bytes, &random) }
            let client = try server.client()
            // The server may close before all is sent, and may then reset.
            try? client.send(bytes)
            client.finishSending()
            do throws(any Error) {
                while let response = try client.readResponse() {
                    #expect((100..<600).contains(response.status), "seed \(seed): \(bytes)")
                    if response.status >= 200, response.values("Connection") == ["close"] { break }
                }
            } catch let error as RawClientError {
                // A HEAD's length cannot be told from a body's here, and a reset may cut a response.
                #expect(error != .timeout, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            }
        }

        #expect(server.isEmptied())
        #expect(try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").hasSuffix("hello"))
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = random.below(bytes.count)
        switch random.below(6) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: snippets[random.below(snippets.count)], at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.below(8)))
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.below(30))], at: place)
        default: bytes.removeLast(random.below(bytes.count / 2))
        }
    }
}
