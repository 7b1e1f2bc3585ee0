/// What local time needs of a compiled zone file (TZif, RFC 9636, versions 1 to 4).
struct TZifFile: Sendable {
    struct Transition: Sendable, Equatable {
        /// The first second with the new offset, since 1970-01-01T00:00:00Z.
        let time: Int
        /// Seconds east of UTC.
        let offset: Int
    }

    /// Seconds east of UTC before the first transition (time type 0).
    let initialOffset: Int
    /// In ascending order of time.
    let transitions: [Transition]
    /// The rule from the last transition on; nil when the file ends without one.
    let footer: PosixTimeZone?

    /// Nil when the bytes are not exactly one well-formed file, or count leap seconds, which POSIX time does not.
    init?(_ bytes: [UInt8]) {
        var reader = BigEndianReader(bytes)
        guard var header = TZifHeader(&reader) else { return nil }
        if header.version > 1 {
            // A copy for readers of version 1 comes first; the same zone follows with times of 64 bits.
            guard reader.skip(header.dataLength(timeSize: 4)), let second = TZifHeader(&reader),
                second.version == header.version
            else { return nil }
            header = second
        }
        guard let (initialOffset, transitions) = TZifFile.data(&reader, header) else { return nil }
        self.initialOffset = initialOffset
        self.transitions = transitions
        if header.version > 1 {
            guard let text = TZifFile.footerText(&reader) else { return nil }
            footer = PosixTimeZone(text)
            guard text.isEmpty || footer != nil else { return nil }
        } else {
            footer = nil
        }
        guard reader.remaining == 0 else { return nil }
    }

    /// Reads a data block (RFC 9636 §3.2).
    private static func data(_ reader: inout BigEndianReader, _ header: TZifHeader) -> (Int, [Transition])? {
        let timeSize = header.version > 1 ? 8 : 4
        guard header.dataLength(timeSize: timeSize) <= reader.remaining, header.leapSecondCount == 0,
            let times = times(&reader, header, timeSize: timeSize),
            let types = reader.bytes(header.transitionCount),
            let offsets = offsets(&reader, header),
            // Abbreviations and the marks for times in rules do not matter here.
            reader.skip(header.abbreviationLength + header.standardMarkCount + header.universalMarkCount)
        else { return nil }
        var transitions: [Transition] = []
        transitions.reserveCapacity(times.count)
        for (time, type) in zip(times, types) {
            guard Int(type) < offsets.count else { return nil }
            transitions.append(Transition(time: time, offset: offsets[Int(type)]))
        }
        return (offsets[0], transitions)
    }

    private static func times(_ reader: inout BigEndianReader, _ header: TZifHeader, timeSize: Int) -> [Int]? {
        var times: [Int] = []
        times.reserveCapacity(header.transitionCount)
        for _ in 0..<header.transitionCount {
            guard let time = timeSize == 8 ? reader.int64() : reader.int32() else { return nil }
            if let last = times.last, time <= last { return nil }
            times.append(time)
        }
        return times
    }

    /// The offsets of the time types; never empty.
    private static func offsets(_ reader: inout BigEndianReader, _ header: TZifHeader) -> [Int]? {
        var offsets: [Int] = []
        for _ in 0..<header.typeCount {
            guard let offset = reader.int32(), let isDaylight = reader.byte(), let abbreviation = reader.byte(),
                OffsetPeriod.allowedOffsets.contains(offset), isDaylight <= 1, abbreviation < header.abbreviationLength
            else { return nil }
            offsets.append(offset)
        }
        return offsets.isEmpty ? nil : offsets
    }

    /// The text between the two newlines that end the file (RFC 9636 §3.3).
    private static func footerText(_ reader: inout BigEndianReader) -> [UInt8]? {
        guard reader.remaining >= 2, let footer = reader.bytes(reader.remaining),
            footer.first == UInt8(ascii: "\n"), footer.last == UInt8(ascii: "\n")
        else { return nil }
        return Array(footer.dropFirst().dropLast())
    }
}
