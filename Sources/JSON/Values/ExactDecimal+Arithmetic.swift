extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let (leftSign, rightSign) = (left.coefficient.signum(), right.coefficient.signum())
        if leftSign != rightSign { return leftSign < rightSign }
        return leftSign < 0 ? right.hasLessMagnitude(than: left) : left.hasLessMagnitude(than: right)
    }

    /// Compares by the place of the leading digit, and only when it is the same, digit by digit.
    ///
    /// The shorter coefficient is then filled up to the length of the longer, at most 19 digits, which fits.
    private func hasLessMagnitude(than other: ExactDecimal) -> Bool {
        let place = digitCount + exponent
        let otherPlace = other.digitCount + other.exponent
        if place != otherPlace { return place < otherPlace }
        let shift = exponent - other.exponent
        let magnitude = coefficient.magnitude &* Self.magnitudeOfTen(shift)
        let otherMagnitude = other.coefficient.magnitude &* Self.magnitudeOfTen(-shift)
        return magnitude < otherMagnitude
    }

    private var digitCount: Int {
        var count = 1
        var rest = coefficient.magnitude / 10
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
    }

    private static func magnitudeOfTen(_ exponent: Int) -> UInt {
        powerOfTen(exponent)?.magnitude ?? 1
    }
}

extension ExactDecimal {
    /// The product; nil when it has more than 18 significant digits or lies beyond the exponents.
    package static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal? {
        var (first, second) = (left.coefficient, right.coefficient)
        var exponent = left.exponent + right.exponent
        guard first != 0, second != 0 else { return 0 }
        // Each 2 that meets a 5 becomes a zero at the end, which belongs to the exponent: without them, an overflow
        // means that the product really has too many digits.
        cancelTens(&first, &second, &exponent)
        cancelTens(&second, &first, &exponent)
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        return overflow ? nil : ExactDecimal(coefficient: product, exponent: exponent)
    }

    private static func cancelTens(_ twos: inout Int, _ fives: inout Int, _ exponent: inout Int) {
        while twos % 2 == 0, fives % 5 == 0 {
            twos /= 2
            fives /= 5
            exponent += 1
        }
    }

    /// The difference; nil when it has more than 18 significant digits or lies beyond the exponents.
    package func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        let place = min(exponent, other.exponent)
        guard coefficient != 0, other.coefficient != 0 else {
            return other.coefficient == 0
                ? self : ExactDecimal(coefficient: -other.coefficient, exponent: other.exponent)
        }
        guard let power = Self.powerOfTen(exponent - place), let otherPower = Self.powerOfTen(other.exponent - place)
        else { return nil }
        let (digits, overflow) = coefficient.multipliedReportingOverflow(by: power)
        let (otherDigits, otherOverflow) = other.coefficient.multipliedReportingOverflow(by: otherPower)
        let (difference, differenceOverflow) = digits.subtractingReportingOverflow(otherDigits)
        guard !overflow, !otherOverflow, !differenceOverflow else { return nil }
        return ExactDecimal(coefficient: difference, exponent: place)
    }

    /// The nearest binary number, for statistics.
    package var double: Double {
        // Both numbers are exact below 2^53, so the one operation rounds once, as it should.
        if coefficient.magnitude < 1 << 53, abs(exponent) <= 15, let power = Self.powerOfTen(abs(exponent)) {
            return exponent < 0 ? Double(coefficient) / Double(power) : Double(coefficient) * Double(power)
        }
        return Double(description) ?? 0
    }

    /// The value times 10^`power`; nil when it lies beyond the exponents.
    package func scaled(byPowerOfTen power: Int) -> ExactDecimal? {
        let (sum, overflow) = exponent.addingReportingOverflow(power)
        return overflow ? nil : ExactDecimal(coefficient: coefficient, exponent: sum)
    }

    /// Whether the value is an integer times `step`; of zero, only zero is.
    package func isMultiple(of step: ExactDecimal) -> Bool {
        guard coefficient != 0, step.coefficient != 0 else { return coefficient == 0 }
        let divisor = step.coefficient.magnitude
        let shift = exponent - step.exponent
        if shift >= 0 {
            return Self.remainder(coefficient.magnitude, timesTenTo: shift, by: divisor) == 0
        }
        // A divisor beyond 64 bits is greater than the coefficient, which it therefore does not divide.
        guard let power = Self.powerOfTen(-shift) else { return false }
        let (scaledDivisor, overflow) = divisor.multipliedReportingOverflow(by: power.magnitude)
        return !overflow && coefficient.magnitude % scaledDivisor == 0
    }

    private static func remainder(_ value: UInt, timesTenTo power: Int, by divisor: UInt) -> UInt {
        var rest = value % divisor
        for _ in 0..<power {
            let product = rest.multipliedFullWidth(by: 10)
            // The rest is below the divisor, so the high word of ten times it is as well: the quotient fits.
            rest = divisor.dividingFullWidth(product).remainder
        }
        return rest
    }
}
