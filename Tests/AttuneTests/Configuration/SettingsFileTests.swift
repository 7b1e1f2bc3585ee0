import JournalTestSupport
import Testing

@testable import AttuneApp

@Suite("settings file")
struct SettingsFileTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("a named file is read whole", arguments: [0, 1, 4_095, 4_096, 4_097, 65_536])
    func read(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        try directory.write(bytes, to: "settings.json")

        let file = try #require(try SettingsFile.read("\(directory.path)/settings.json"))

        #expect(file.bytes == bytes)
        #expect(file.name == "\(directory.path)/settings.json")
    }

    @Test("a file too large to be one of settings is refused")
    func tooLarge() throws {
        try directory.write(Array(repeating: 0x20, count: 65_537), to: "settings.json")

        let error = #expect(throws: StartError.self) { try SettingsFile.read("\(directory.path)/settings.json") }

        #expect(error?.problems == ["\(directory.path)/settings.json is larger than 65536 bytes"])
    }

    @Test(
        "a named file that cannot be read is refused with the reason",
        arguments: [
            ("/missing.json", "No such file or directory"), ("", "Is a directory"),
        ])
    func unreadable(name: String, reason: String) throws {
        let path = directory.path + name

        let error = #expect(throws: StartError.self) { try SettingsFile.read(path) }

        #expect(error?.problems == ["cannot read \(path): \(reason)"])
    }
}
