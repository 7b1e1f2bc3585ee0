import CivilTime
import Glibc
import Testing

struct TimeZoneDatabaseTests {
    @Test(
        "a zone of the system is found by its name",
        arguments: [
            ("UTC", 0), ("GMT", 0), ("Etc/GMT+5", -18_000), ("Europe/Berlin", 3_600), ("America/New_York", -18_000),
            ("Asia/Kathmandu", 20_700), ("Australia/Lord_Howe", 39_600), ("Africa/Casablanca", 3_600),
            ("America/Argentina/ComodRivadavia", -10_800), ("EST5EDT", -18_000),
        ])
    func found(name: String, offset: Int) throws {
        let database = TimeZoneDatabase()
        let january = try #require(Instant(rfc3339: "2024-01-15T00:00:00Z"))

        let zone = try #require(database.rules(for: name))

        #expect(zone.name == name)
        #expect(zone.offset(at: january) == offset)
    }

    @Test(
        "a name that is no zone is not found",
        arguments: [
            "Europe/Atlantis", "europe/berlin", "UTC0", "Europe", "iso3166", "posix/Europe/Berlin",
            "right/Europe/Berlin",
            "posixrules", "localtime", "Factory", "leapseconds", "../zoneinfo/UTC", "/usr/share/zoneinfo/UTC", "",
        ])
    func notFound(name: String) {
        let database = TimeZoneDatabase()

        #expect(database.rules(for: name) == nil)
    }

    @Test("a name that only looks like one in the cache is not found")
    func lookalike() {
        let database = TimeZoneDatabase()

        #expect(database.rules(for: "Asia/Kathmandu") != nil)
        #expect(database.rules(for: "Asia/\u{212A}athmandu") == nil)
    }

    @Test("a file that is no sound zone file is no zone")
    func malformed() throws {
        let directory = try ZoneDirectory()
        let sound = TZifBytes().bytes
        try directory.write(sound, as: "Sound")
        try directory.write([], as: "Empty")
        try directory.write(Array(sound.dropLast()), as: "Truncated")
        try directory.write(sound + [UInt8](repeating: 0, count: 65_536), as: "Large")
        #expect(mkfifo("\(directory.path)/Pipe", 0o600) == 0)

        let database = TimeZoneDatabase(directory: directory.path)

        #expect(database.rules(for: "Sound") != nil)
        #expect(["Empty", "Truncated", "Large", "Pipe"].allSatisfy { database.rules(for: $0) == nil })
    }

    @Test("a file of the largest size is read, and one byte more is not")
    func fileSize() throws {
        let directory = try ZoneDirectory()
        var file = TZifBytes()
        file.abbreviations += [UInt8](repeating: 0, count: 65_536 - file.bytes.count)
        try directory.write(file.bytes, as: "Largest")
        file.abbreviations.append(0)
        try directory.write(file.bytes, as: "Larger")

        let database = TimeZoneDatabase(directory: directory.path)

        #expect(database.rules(for: "Largest") != nil)
        #expect(database.rules(for: "Larger") == nil)
    }

    @Test("a zone once read is kept, and a full cache is emptied")
    func cache() throws {
        let directory = try ZoneDirectory()
        for name in ["First", "Second", "Third"] { try directory.write(TZifBytes().bytes, as: name) }
        let database = TimeZoneDatabase(directory: directory.path, cacheLimit: 2)

        let loaded = ["First", "Second"].map { database.rules(for: $0)?.name }
        try directory.remove("First")
        let kept = database.rules(for: "First")?.name
        let third = database.rules(for: "Third")?.name
        let afterwards = database.rules(for: "First")?.name

        #expect(loaded == ["First", "Second"])
        #expect(kept == "First")
        #expect(third == "Third")
        #expect(afterwards == nil)
    }

    @Test("a zone that was missing is found once it is there")
    func missingIsNotKept() throws {
        let directory = try ZoneDirectory()
        let database = TimeZoneDatabase(directory: directory.path)

        let before = database.rules(for: "Late")
        try directory.write(TZifBytes().bytes, as: "Late")

        #expect(before == nil)
        #expect(database.rules(for: "Late") != nil)
    }

    @Test("a database is readable when UTC is in it")
    func readable() throws {
        let directory = try ZoneDirectory()

        #expect(TimeZoneDatabase().isReadable())
        #expect(!TimeZoneDatabase(directory: directory.path).isReadable())
        #expect(!TimeZoneDatabase(directory: "/nowhere").isReadable())
    }
}
