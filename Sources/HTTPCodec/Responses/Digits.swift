/// Writes numbers without making strings of them.
enum Digits {
    /// Appends a number that is not negative in decimal digits.
    static func append(_ number: Int, to output: inout [UInt8]) {
        append(UInt(number.magnitude), base: 10, to: &output)
    }

    /// Appends a number in lower-case hexadecimal digits.
    static func appendHex(_ number: Int, to output: inout [UInt8]) {
        append(UInt(number.magnitude), base: 16, to: &output)
    }

    private static func append(_ number: UInt, base: UInt, to output: inout [UInt8]) {
        var divisor: UInt = 1
        while number / divisor >= base { divisor *= base }
        while divisor > 0 {
            let digit = UInt8(truncatingIfNeeded: number / divisor % base)
            output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            divisor /= base
        }
    }
}
