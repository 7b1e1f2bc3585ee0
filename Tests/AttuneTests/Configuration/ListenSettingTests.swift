import HTTPServing
import JSON
import JournalTestSupport
import Testing

@testable import AttuneApp

/// Which addresses the settings name.
@Suite("addresses to listen on")
struct ListenSettingTests {
    let directory: TemporaryDirectory
    var path: String { "\(directory.path)/settings.json" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func configuration(
        file: String = "{}", environment: [String: String] = [:], flags: [String: String] = [:], listen: [String] = []
    ) throws -> Configuration {
        try directory.write(Array(file.utf8), to: "settings.json")
        var sources = ConfigurationSources()
        sources.file = path
        sources.environment = environment
        sources.flags = flags
        sources.listen = listen
        return try sources.configuration()
    }

    private func addresses(
        file: String = "{}", environment: [String: String] = [:], flags: [String: String] = [:], listen: [String] = []
    ) throws -> [String] {
        try configuration(file: file, environment: environment, flags: flags, listen: listen).addresses.map {
            "\($0)"
        }
    }

    @Test("without any, host and port are the one address")
    func hostAndPort() throws {
        #expect(try addresses() == ["127.0.0.1:8080"])
        #expect(try addresses(file: #"{"host": "::1", "port": 1}"#) == ["[::1]:1"])
        #expect(try addresses(file: #"{"listen": []}"#, environment: ["ATTUNE_LISTEN": ""]) == ["127.0.0.1:8080"])
        #expect(try addresses(flags: ["port": "0"]) == ["127.0.0.1:0"])
    }

    @Test("those given take the place of host and port; a flag wins over the variable, that over the file")
    func precedence() throws {
        let file = #"{"port": 1, "listen": ["127.0.0.1:2", "unix:/a,b"]}"#
        let environment = ["ATTUNE_HOST": "::1", "ATTUNE_LISTEN": "[::1]:3, unix:/run/a.sock"]

        #expect(try addresses(file: file) == ["127.0.0.1:2", "unix:/a,b"])
        #expect(try addresses(file: file, environment: environment) == ["[::1]:3", "unix:/run/a.sock"])
        #expect(
            try addresses(file: file, environment: environment, listen: ["0.0.0.0:4", "unix:c,d"])
                == ["0.0.0.0:4", "unix:c,d"])
    }

    @Test("host or port as a flag beside them is one more address, and the first")
    func oneMore() throws {
        let file = #"{"listen": ["[::1]:2"]}"#

        #expect(try addresses(file: file, flags: ["port": "3"]) == ["127.0.0.1:3", "[::1]:2"])
        #expect(try addresses(flags: ["host": "0.0.0.0"], listen: ["unix:/a"]) == ["0.0.0.0:8080", "unix:/a"])
        #expect(try addresses(flags: ["host": "::1", "port": "2"], listen: ["[::1]:2"]) == ["[::1]:2"])
    }

    @Test("all that are faulty are reported, with where they came from")
    func faults() throws {
        let error = #expect(throws: StartError.self) {
            try configuration(file: #"{"listen": 8080}"#)
        }
        let flags = #expect(throws: StartError.self) {
            try configuration(flags: ["port": "x"], listen: ["localhost:1", "[::1]:1", "unix:", "[::1]:1"])
        }

        #expect(error?.problems == ["listen must be an array (from \(path))"])
        let expected =
            "must be an address such as 127.0.0.1:8080, [::1]:8080 or unix:/run/attune/http.sock "
            + "(a path of at most 107 bytes) (from --listen)"
        #expect(
            flags?.problems == [
                "port must be an integer (from --port)", "listen/0 \(expected)", "listen/2 \(expected)",
                "listen/3 must differ from the others (from --listen)",
            ])
    }

    @Test(
        "a place between commas that is empty is a fault, so that no list is shorter than it was meant",
        arguments: [(",", [0]), ("[::1]:1,", [1]), (" ", [0]), ("[::1]:1,,unix:/a", [1])] as [(String, [Int])])
    func emptyPlaces(list: String, places: [Int]) throws {
        let error = #expect(throws: StartError.self) { try configuration(environment: ["ATTUNE_LISTEN": list]) }

        let problems = try #require(error?.problems)
        for place in places { #expect(problems.contains { $0.hasPrefix("listen/\(place) must be an address") }) }
    }
}
