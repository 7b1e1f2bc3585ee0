import Glibc
import HTTPCodec
import HTTPServing
import HTTPTestSupport
import Testing

/// Limits that are reached over a socket; those of time and of connections are among the refusals.
@Suite("Limits over a socket")
struct LimitTests {
    @Test("a request line is taken up to its limit, and 414 beyond", arguments: [(100, 404), (101, 414)])
    func requestLine(length: Int, status: Int) throws {
        let server = try RunningServer { $0.limits.head.requestLine = 100 }
        let client = try server.client()

        // With `GET `, ` HTTP/1.1` and CR LF.
        let target = "/" + String(repeating: "a", count: length - 16)
        try client.send("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(try client.readResponse()?.status == status)
    }

    @Test("fields are taken up to their number, and 431 beyond", arguments: [(10, 200), (11, 431)])
    func fieldCount(count: Int, status: Int) throws {
        let server = try RunningServer { $0.limits.head.fieldCount = 10 }
        let client = try server.client()

        let fields = String(repeating: "A: b\r\n", count: count - 1)
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\(fields)\r\n")

        #expect(try client.readResponse()?.status == status)
    }

    @Test("fields are taken up to their size, and 431 beyond", arguments: [(500, 200), (1100, 431)])
    func fieldSection(size: Int, status: Int) throws {
        let server = try RunningServer { $0.limits.head.fieldSection = 1024 }
        let client = try server.client()

        try client.send("GET /text HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: size))\r\n\r\n")

        #expect(try client.readResponse()?.status == status)
    }

    @Test("a request beyond those that may be at work is told 503 and its connection closed; the others go on")
    func requestsInFlight() throws {
        let server = try RunningServer { $0.limits.requestsInFlight = 1 }
        let first = try server.client()
        try first.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())

        let second = try server.client()
        try second.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let refused = try second.readResponse()
        let end = try second.readResponse()
        server.released.raise()
        let waited = try first.readResponse()
        try first.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let next = try first.readResponse()

        #expect(refused?.status == 503)
        #expect(refused?.values("Connection") == ["close"])
        #expect(end == nil)
        #expect(waited?.text == "waited")
        #expect(next?.text == "hello")
        #expect(server.server.statistics.refused == [503: 1])
    }

    @Test("a request whose peer is gone is at work no longer once its handler has ended")
    func abandonedRequest() throws {
        let server = try RunningServer { $0.limits.requestsInFlight = 1 }
        let first = try server.client()
        try first.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())

        first.reset()
        #expect(server.cancelled.happens())
        #expect(server.isEmptied())

        #expect(
            Signal.poll { (try? server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").contains("hello")) == true })
    }

    @Test("a request whose body is still arriving keeps nobody out, and is answered in the end")
    func slowBody() throws {
        let server = try RunningServer { $0.limits.requestsInFlight = 1 }
        let slow = try (0..<3).map { _ in try server.client() }
        for client in slow {
            try client.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
            #expect(try client.readResponse()?.status == 100)
        }

        let meanwhile = try server.exchange("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nfast")
        let answers = try slow[..<2].map { client in
            try client.send("slow")
            return try client.readResponse()?.text
        }
        let refused = server.server.statistics.refused
        slow[2].reset()

        #expect(meanwhile.hasSuffix("fast"))
        #expect(answers == ["slow", "slow"])
        #expect(refused.isEmpty)
        // The one whose peer is gone has given back too, and only once.
        #expect(
            Signal.poll { (try? server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").contains("hello")) == true })
        try slow[0].send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())
        #expect(try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").hasPrefix("HTTP/1.1 503"))
    }

    @Test("bodies that arrive bit by bit are held up to a limit over all connections, and 503 beyond")
    func arrivingBodies() throws {
        let server = try RunningServer { $0.limits.arrivingBodies = 100 }
        let head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n"
        let part = String(repeating: "a", count: 60)
        let first = try server.client()
        try first.send(head + part)
        #expect(Signal.poll { server.server.statistics.bytesIn == head.utf8.count + 60 })

        let second = try server.client()
        try second.send(head + part)
        let refused = try second.readResponse()
        let end = try second.readResponse()
        let whole = try server.exchange(head + part + String(repeating: "b", count: 30))
        try first.send(String(repeating: "c", count: 30))
        let answer = try first.readResponse()

        #expect(refused?.status == 503)
        #expect(refused?.values("Connection") == ["close"])
        #expect(end == nil)
        #expect(whole.hasSuffix("b"), "A body that comes in one piece is not held.")
        #expect(answer?.text == part + String(repeating: "c", count: 30))
        #expect(server.server.statistics.refused == [503: 1])
    }

    @Test("what a body took is given back when it is complete, and when its peer is gone")
    func arrivingBodiesGivenBack() throws {
        let server = try RunningServer { $0.limits.arrivingBodies = 100 }
        let head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n"
        for round in 1...4 {
            let client = try server.client()
            try client.send(head + String(repeating: "a", count: 60))
            #expect(Signal.poll { server.server.statistics.requests == round })
            if round.isMultiple(of: 2) {
                client.reset()
                #expect(server.isEmptied())
            } else {
                try client.send(String(repeating: "a", count: 30))
                #expect(try client.readResponse()?.status == 200)
                client.reset()
                #expect(server.isEmptied())
            }
        }

        #expect(server.server.statistics.refused.isEmpty)
    }

    @Test("a streamed answer is at work until its end")
    func streamInFlight() throws {
        let server = try RunningServer { $0.limits.requestsInFlight = 1 }
        let slow = try server.client(receiveBuffer: 4096)
        try slow.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(Signal.poll { server.server.statistics.bytesOut > 0 })

        let meanwhile = try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = try slow.readResponse()

        #expect(meanwhile.hasPrefix("HTTP/1.1 503"))
        #expect(
            Signal.poll { (try? server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").contains("hello")) == true })
    }

    @Test(
        "an unread body is dropped up to the limit; beyond it the connection ends",
        arguments: [(1000, []), (1001, ["close"])])
    func discardedBody(length: Int, connection: [String]) throws {
        let server = try RunningServer { $0.limits.discardedBody = 1000 }
        let client = try server.client()

        try client.send("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: \(length)\r\n\r\n")
        let response = try client.readResponse()

        #expect(response?.status == 401)
        #expect(response?.values("Connection") == connection)
    }

    @Test("while more output waits than the limit, no further request is read")
    func outputHighWater() throws {
        let server = try RunningServer { $0.limits.outputHighWater = 4096 }
        let client = try server.client(receiveBuffer: 4096)
        let count = 200
        let request =
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n\(String(repeating: "a", count: 1000))"

        // Each answer is more than the socket takes in the end, unless the peer reads.
        try client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        try client.send(String(repeating: request, count: count))
        #expect(Signal.poll { server.server.statistics.bytesOut > 0 })
        let early = server.server.statistics.requests
        let large = try client.readResponse()
        let answers = try (0..<count).map { _ in try client.readResponse()?.body.count }

        #expect(early == 1)
        #expect(large?.body.count == 128 * 65_536)
        #expect(answers == Array(repeating: 1000, count: count))
    }

    @Test("many connections from this machine are served, since a proxy's all come from one address")
    func loopback() throws {
        let server = try RunningServer { $0.limits.connectionsPerAddress = 2 }

        let clients = try (0..<100).map { _ in try server.client() }
        let answers = try clients.map { client in
            try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
            return try client.readResponse()?.status
        }

        #expect(answers == Array(repeating: 200, count: 100))
    }

    @Test("the kernel holds as many connections as the backlog says")
    func backlog() throws {
        let server = try RunningServer { $0.backlog = 7 }

        #expect(Self.backlogs(ofListenersOn: server.port) == [7])
    }

    /// What the kernel says of this process's listening sockets with this port.
    private static func backlogs(ofListenersOn port: UInt16) -> [UInt32] {
        (0..<Int32(4096)).compactMap { descriptor in
            var isListening: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &length) == 0, isListening == 1 else {
                return nil
            }
            var address = sockaddr_in()
            length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let status = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
            }
            guard status == 0, address.sin_port == port.bigEndian else { return nil }
            // tcp(7): of a listening socket, this member tells the size of its queue.
            var info = tcp_info()
            length = socklen_t(MemoryLayout<tcp_info>.size)
            getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &length)
            return info.tcpi_sacked
        }
    }
}
