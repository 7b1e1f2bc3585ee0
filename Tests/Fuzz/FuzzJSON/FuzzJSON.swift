import JSON

/// What libFuzzer calls with each input: bytes as a peer might send them for a body.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    TextChecks.check(bytes)
    DecimalChecks.check(text: String(decoding: bytes, as: UTF8.self))
    return 0
}
