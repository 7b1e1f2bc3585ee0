import HTTPCodec
import HTTPServing
import JSON
import Testing

@testable import AttuneApp

@Suite("limits of HTTP")
struct HTTPLimitsTests {
    @Test("each setting reaches the limit that it names, and no other")
    func mapping() {
        var settings = HTTPLimits()
        settings.requestLineBytes = 1
        settings.headerSectionBytes = 2
        settings.headerFields = 3
        settings.headSeconds = 4
        settings.bodyBytesPerSecond = 5
        settings.bodyGraceSeconds = 6
        settings.idleSeconds = 7
        settings.writeStallSeconds = 8
        settings.lingerSeconds = 9
        settings.connections = 10
        settings.connectionsPerAddress = 11
        settings.requestsInFlight = 12
        settings.arrivingBodyBytes = 13
        settings.pipelinedRequests = 14
        settings.discardedBodyBytes = 15
        settings.outputBytes = 16
        settings.backlog = 17

        let limits = settings.serverLimits

        #expect(limits.head.requestLine == 1)
        #expect(limits.head.fieldSection == 2)
        #expect(limits.head.fieldCount == 3)
        #expect(limits.headTime == .seconds(4))
        #expect(limits.bodyRate == 5)
        #expect(limits.bodyGrace == .seconds(6))
        #expect(limits.idleTime == .seconds(7))
        #expect(limits.writeStall == .seconds(8))
        #expect(limits.linger == .seconds(9))
        #expect(limits.connections == 10)
        #expect(limits.connectionsPerAddress == 11)
        #expect(limits.requestsInFlight == 12)
        #expect(limits.arrivingBodies == 13)
        #expect(limits.pipelinedRequests == 14)
        #expect(limits.discardedBody == 15)
        #expect(limits.outputHighWater == 16)
        var configuration = Configuration()
        configuration.http = settings
        #expect(
            (Setting.http + Setting.httpAtOnce).map { $0.value(configuration) }
                == (1...17).map { .number(JSONNumber($0)) })
    }

    @Test("the defaults are those of the server")
    func defaults() {
        #expect(HTTPLimits().serverLimits == ServerLimits())
        #expect(HTTPLimits().backlog == Int(ServerConfiguration().backlog))
    }
}
