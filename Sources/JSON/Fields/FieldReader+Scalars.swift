extension FieldReader {
    /// A text of so many Unicode scalars.
    ///
    /// Faults: `wrong-type`, `too-short`, `too-long`.
    package mutating func string(
        _ name: String, length: ClosedRange<Int> = 1...10_000, required: Bool = false
    ) -> String? {
        scalar(name, required: required) { value throws(FieldRefusal) in try value.text(length: length) }
    }

    /// A string in some grammar, read by `parse`.
    ///
    /// Faults: `wrong-type`, and `code` when `parse` returns nil; the detail is `must be` and `expected`.
    package mutating func string<T>(
        _ name: String, required: Bool = false, expected: String, code: String = FaultCode.malformed,
        parse: (String) -> T?
    ) -> T? {
        scalar(name, required: required) { value throws(FieldRefusal) in
            guard let parsed = parse(try value.text()) else { throw FieldRefusal(code, "must be \(expected)") }
            return parsed
        }
    }

    /// One of the values of an enumeration.
    ///
    /// Faults: `wrong-type`, `unknown-value`; the detail lists the values.
    package mutating func choice<E: RawRepresentable & CaseIterable>(
        _ name: String, of type: E.Type, required: Bool = false
    ) -> E? where E.RawValue == String {
        scalar(name, required: required) { value throws(FieldRefusal) in try value.choice(of: type) }
    }

    /// `true` or `false`.
    ///
    /// Faults: `wrong-type`.
    package mutating func bool(_ name: String, required: Bool = false) -> Bool? {
        scalar(name, required: required) { value throws(FieldRefusal) in try value.flag() }
    }

    /// An integer in a range; `7.0` counts as 7.
    ///
    /// Faults: `wrong-type`, also for a fraction, and `out-of-range`.
    package mutating func integer(_ name: String, in range: ClosedRange<Int>, required: Bool = false) -> Int? {
        scalar(name, required: required) { value throws(FieldRefusal) in try value.integer(in: range) }
    }

    /// A decimal in a range and, if there is one, a multiple of a step, returned as it was typed.
    ///
    /// Faults: `wrong-type`, `too-precise` beyond 18 significant digits or 30 places, `out-of-range`, `not-a-step`. The
    /// number returned always has a `decimal`.
    package mutating func decimal(
        _ name: String, in range: DecimalRange, step: ExactDecimal? = nil, required: Bool = false
    ) -> JSONNumber? {
        scalar(name, required: required) { value throws(FieldRefusal) in try value.number(in: range, step: step) }
    }

    private mutating func scalar<T>(
        _ name: String, required: Bool, _ read: (JSONValue) throws(FieldRefusal) -> T
    ) -> T? {
        guard let value = present(name, required: required) else { return nil }
        do throws(FieldRefusal) {
            return try read(value)
        } catch {
            fault(name, code: error.code, error.detail)
            return nil
        }
    }
}
