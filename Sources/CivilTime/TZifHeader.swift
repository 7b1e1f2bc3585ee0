/// The 44 bytes that begin each data block of a zone file (RFC 9636 §3.1).
struct TZifHeader {
    /// 1 to 4.
    let version: Int
    let universalMarkCount: Int
    let standardMarkCount: Int
    let leapSecondCount: Int
    let transitionCount: Int
    let typeCount: Int
    /// In bytes.
    let abbreviationLength: Int

    /// Nil when the bytes are too few or not such a header.
    init?(_ reader: inout BigEndianReader) {
        guard let magic = reader.bytes(4), magic.elementsEqual("TZif".utf8), let versionByte = reader.byte(),
            let version = TZifHeader.version(versionByte), reader.skip(15),
            let universalMarkCount = reader.uint32(), let standardMarkCount = reader.uint32(),
            let leapSecondCount = reader.uint32(), let transitionCount = reader.uint32(),
            let typeCount = reader.uint32(), let abbreviationLength = reader.uint32(),
            universalMarkCount == 0 || universalMarkCount == typeCount,
            standardMarkCount == 0 || standardMarkCount == typeCount,
            typeCount > 0, abbreviationLength > 0
        else { return nil }
        self.version = version
        self.universalMarkCount = universalMarkCount
        self.standardMarkCount = standardMarkCount
        self.leapSecondCount = leapSecondCount
        self.transitionCount = transitionCount
        self.typeCount = typeCount
        self.abbreviationLength = abbreviationLength
    }

    /// The length in bytes of the data that follows; `timeSize` is 4 in version 1, else 8.
    ///
    /// Each count is below 2³², so the sum is far below the largest `Int`.
    func dataLength(timeSize: Int) -> Int {
        transitionCount * (timeSize + 1) + typeCount * 6 + abbreviationLength + leapSecondCount * (timeSize + 4)
            + standardMarkCount + universalMarkCount
    }

    private static func version(_ byte: UInt8) -> Int? {
        switch byte {
        case 0: 1
        case UInt8(ascii: "2"): 2
        case UInt8(ascii: "3"): 3
        case UInt8(ascii: "4"): 4
        default: nil
        }
    }
}
