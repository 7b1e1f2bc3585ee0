import Glibc

extension Double {
    /// The same to twelve digits: in the last ones, sums in binary of tenths are no longer tenths, and differ by their order.
    var toTwelveDigits: Double {
        guard isFinite, self != 0 else { return self }
        let scale = pow(10, 11 - log10(magnitude).rounded(.down))
        return (self * scale).rounded() / scale
    }
}
