import Glibc

extension Double {
    /// The same to twelve digits: summed in binary, tenths of a gram are no longer tenths in the last ones.
    var toTwelveDigits: Double {
        guard isFinite, self != 0 else { return self }
        let scale = pow(10, 11 - log10(magnitude).rounded(.down))
        return (self * scale).rounded() / scale
    }
}
