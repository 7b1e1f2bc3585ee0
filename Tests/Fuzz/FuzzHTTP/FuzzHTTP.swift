import FuzzSupport

/// What libFuzzer calls with each input: bytes as a peer might send them on one connection.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for limits in [ReadingLimits.usual, .tight] {
        let whole = Reading(of: [bytes], limits: limits)
        whole.checkHeads()
        whole.check(equals: Reading(of: Pieces.two(bytes), limits: limits))
        whole.check(equals: Reading(of: Pieces.single(bytes), limits: limits))
        if limits == .usual { whole.heads.forEach(TargetChecks.check) }
    }
    TargetChecks.check(text: String(decoding: bytes, as: UTF8.self))
    FieldChecks.check(bytes)
    return 0
}
