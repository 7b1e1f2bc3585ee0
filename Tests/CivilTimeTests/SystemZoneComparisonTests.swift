import CivilTime
import Foundation
import RandomTestSupport
import Testing

/// The C library reads the same files with code of its own: the offsets must agree.
struct SystemZoneComparisonTests {
    @Test(
        "offsets from 1900 to 2100 are those of the system",
        arguments: [
            "Africa/Cairo", "Africa/Casablanca", "Africa/Monrovia", "America/Argentina/ComodRivadavia",
            "America/Havana",
            "America/New_York", "America/Nuuk", "America/Santiago", "America/St_Johns", "Antarctica/Troll", "Asia/Gaza",
            "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Australia/Lord_Howe", "EST5EDT",
            "Etc/GMT+5", "Europe/Amsterdam", "Europe/Berlin", "Europe/Dublin", "Europe/Lisbon", "Europe/London",
            "Pacific/Apia", "Pacific/Chatham", "UTC",
        ])
    func agree(name: String) throws {
        let zone = try #require(TimeZoneDatabase().rules(for: name))
        var random = SplitMix64(seed: 2_100)
        let seconds = (0..<300).map { _ in Int64.random(in: -2_208_988_800..<4_102_444_800, using: &random) }

        let expected = try systemOffsets(at: seconds, in: name)

        #expect(seconds.map { zone.offset(at: Instant(milliseconds: $0 * 1_000)) } == expected)
    }

    /// In a process of its own, as the zone of this one is shared by all tests.
    private func systemOffsets(at seconds: [Int64], in name: String) throws -> [Int] {
        let process = Process()
        let input = Pipe()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["date", "-f", "-", "+%::z"]
        process.environment = ["TZ": name, "LC_ALL": "C", "PATH": "/usr/bin:/bin"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // Less than a pipe holds, so that neither side waits for the other.
        try input.fileHandleForWriting.write(contentsOf: Data(seconds.map { "@\($0)\n" }.joined().utf8))
        try input.fileHandleForWriting.close()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map { line in
            let parts = line.dropFirst().split(separator: ":").compactMap { Int($0) }
            let total = parts.reduce(0) { $0 * 60 + $1 }
            return line.hasPrefix("-") ? -total : total
        }
    }
}
