import CivilTime
import JSON
import Testing

@testable import Journal

/// The CSV of Daylio.
@Suite("Daylio")
struct DaylioReaderTests {
    private static let header = "full_date,date,weekday,time,mood,activities,note_title,note\n"

    private static func reader(zone: String = "Europe/Berlin") throws -> DaylioReader {
        let moods = try #require(DaylioReader.moods(Reading.value(#"{"rad": 10, "meh": 5.0, "Très bien": 7.5}"#)))
        return DaylioReader(
            person: ImportedText.person, zone: try ImportedText.zone(zone), moods: moods, rules: Reading.rules)
    }

    private static func items(_ text: String, zone: String = "Europe/Berlin", pieces: Int = .max) throws -> [ImportItem]
    {
        try ImportedText.items(text, by: reader(zone: zone), pieces: pieces)
    }

    private static let rows = """
        2021-05-18,May 18,Tuesday,11:54 pm,rad,walk | friends |  | walk,A title,"<p>one</p><p>two &amp; ""three""</p>"
        2021-05-18,May 18,Tuesday,09:05,Très bien,,,"line
        line"
        """

    private static let expected = [
        #"{"at":"2021-05-18T23:54:00.000+02:00","timeZone":"Europe/Berlin","localDate":"2021-05-18","aboutDate":"2021-05-18","ratings":{"mood":10},"note":"A title\n\none\ntwo & \"three\"","tags":["walk","friends"],"source":{"name":"daylio","reference":"2021-05-18 23:54"}}"#,
        #"{"at":"2021-05-18T09:05:00.000+02:00","timeZone":"Europe/Berlin","localDate":"2021-05-18","aboutDate":"2021-05-18","ratings":{"mood":7.5},"note":"line\nline","source":{"name":"daylio","reference":"2021-05-18 09:05"}}"#,
    ]

    @Test(
        "a row is a check-in, with its mood on the person's scale, however the bytes come", arguments: [1, 7, Int.max])
    func rows(pieces: Int) throws {
        let items = try Self.items("\u{FEFF}" + Self.header + Self.rows, pieces: pieces)

        #expect(items.contents == Self.expected)
        #expect(items.remarks.isEmpty)
    }

    @Test(
        "the older header has a year and a day, in either order",
        arguments: ["18 May", "May 18", "18. May", "may 18"])
    func older(day: String) throws {
        let text = "year,date,weekday,time,mood,activities,note\n2021,\(day),Tuesday,23:54,meh,,x\n"

        #expect(
            try Self.items(text).contents == [
                #"{"at":"2021-05-18T23:54:00.000+02:00","timeZone":"Europe/Berlin","localDate":"2021-05-18","aboutDate":"2021-05-18","ratings":{"mood":5},"note":"x","source":{"name":"daylio","reference":"2021-05-18 23:54"}}"#
            ])
    }

    @Test(
        "times of 12 and of 24 hours",
        arguments: [
            ("12:00 am", "00:00"), ("12:30 pm", "12:30"), ("1:05 AM", "01:05"), ("11:54\u{202F}PM", "23:54"),
            ("23:54", "23:54"),
            ("0:01", "00:01"), ("11.54 p.m.", "23:54"), ("08:10:59", "08:10"),
        ])
    func times(text: String, time: String) {
        #expect(DaylioTime(text)?.time.description == time)
    }

    @Test(
        "what is no time is none",
        arguments: [
            "", "noon", "24:00", "12:60", "13:00 pm", "0:10 am", "12", "1:2:3:4", "9:40 xm", "-1:30", "23:54:61",
            "+9:40", "11-54", "009:40", "9:40 pm pm", "9::40", "٢٣:٥٤",
        ])
    func noTimes(text: String) {
        #expect(DaylioTime(text) == nil)
    }

    @Test(
        "a time that does not exist is past the gap, one that exists twice the first, and the day stays",
        arguments: [
            ("2026-03-29", "02:30", "2026-03-29T03:30:00.000+02:00"),
            ("2026-10-25", "02:30", "2026-10-25T02:30:00.000+02:00"),
        ])
    func clockChanges(date: String, time: String, at: String) throws {
        let items = try Self.items("\(Self.header)\(date),x,x,\(time),rad,,,\n")

        #expect(items.contents.first?.hasPrefix("{\"at\":\"\(at)\"") == true)
        #expect(items.contents.first?.contains("\"aboutDate\":\"\(date)\"") == true)
    }

    @Test(
        "a row that cannot come is named with its line and what is the matter",
        arguments: [
            ("2021-05-18,x,x,23:54,great,,,", "2 unknown-mood"), ("2021-05-18,x,x,late,rad,,,", "2 malformed"),
            ("2021-02-30,x,x,23:54,rad,,,", "2 malformed"), ("2021-05-18", "2 malformed"),
            ("2021-05-18,x,x,23:54,rad,\(String(repeating: "x", count: 65)),,", "2 too-long"),
            ("2021-05-18,x,x,23:54,rad,,,\(String(repeating: "x", count: 10_001))", "2 too-long"),
            ("2021-05-18,x,x,23:54,rad,,,\(String(repeating: "<b></b>", count: 40_000))", "2 too-long"),
            ("2021-05-18,x,x,23:54,rad,,,I slept well, really well", "2 too-many"),
            ("2021-05-18,x,x,23:54,rad,\((0..<51).map { "t\($0)" }.joined(separator: "|")),,", "2 too-many"),
        ])
    func refused(row: String, remark: String) throws {
        let items = try Self.items("\(Self.header)\(row)\n2021-05-19,x,x,08:00,rad,,,\n")

        #expect(items.remarks == [remark])
        #expect(items.contents.count == 1)
    }

    @Test("a column that is not known is named, and the rest is read")
    func unknownColumn() throws {
        let items = try Self.items("full_date,time,mood,scales\n2021-05-18,08:00,rad,7\n")

        #expect(items.remarks == ["1 unknown-column"])
        #expect(items.contents.count == 1)
    }

    @Test("a column that is there twice keeps a row that has something in the second one, and no other")
    func repeatedColumn() throws {
        let items = try Self.items(
            "full_date,time,mood,note,note\n2021-05-18,08:00,rad,a,b\n2021-05-18,08:00,rad,a,\n")

        #expect(items.remarks == ["2 too-many"])
        #expect(items.contents.map { $0.contains(#""note":"a""#) } == [true])
    }

    @Test("empty cells beyond the header are nothing")
    func emptyCells() throws {
        #expect(try Self.items("\(Self.header)2021-05-18,x,x,23:54,rad,,,n,, \n").contents.count == 1)
    }

    @Test("a hundred thousand activities are too many, and soon said to be", .timeLimit(.minutes(1)))
    func manyActivities() throws {
        let tags = (0..<100_000).map { "t\($0)" }.joined(separator: "|")

        #expect(try Self.items("\(Self.header)2021-05-18,x,x,23:54,rad,\(tags),,\n").remarks == ["2 too-many"])
    }

    @Test("the same row with its time in the other form is the same record")
    func timeForms() throws {
        let of24 = try Self.items("\(Self.header)2021-05-18,x,x,23:54,rad,walk,,n\n").ids
        let of12 = try Self.items("\(Self.header)2021-05-18,x,x,11:54 pm,rad,walk,,n\n").ids

        #expect(of24.count == 1)
        #expect(of24 == of12)
    }

    @Test("a text without the header is refused", arguments: ["", "a,b\n1,2\n", "date,time,mood\n"])
    func otherHeader(text: String) throws {
        #expect(throws: InvalidFields.self) { try Self.items(text) }
    }

    @Test("the same file has the same ids, equal rows one each, and others than for another person")
    func ids() throws {
        let row = "2021-05-18,x,x,23:54,rad,walk,,\n"
        let text = Self.header + row + row + "2021-05-18,y,y,11:54 pm,rad,walk,,z\n"

        let (first, second) = (try Self.items(text).ids, try Self.items(text).ids)

        #expect(Set(first).count == 3)
        #expect(first == second)
        #expect(first.allSatisfy { $0.description.dropFirst(14).first == "8" })
        #expect(try Self.items(Self.header + row).ids == [first[0]])
    }

    @Test(
        "moods are names with values of 0 to 10 in halves",
        arguments: [#"{}"#, #"{"a": 11}"#, #"{"a": 0.3}"#, #"{"a": "5"}"#, "[5]", "5"])
    func moods(text: String) throws {
        #expect(try DaylioReader.moods(Reading.value(text)) == nil)
    }
}
