/// The codes of the faults that `FieldReader` finds by itself.
package enum FaultCode {
    /// A member is absent or null that must be there.
    package static let required = "required"
    /// A value is of another JSON type.
    package static let wrongType = "wrong-type"
    /// A string has too few characters.
    package static let tooShort = "too-short"
    /// A string has too many characters.
    package static let tooLong = "too-long"
    /// A number is too small or too great.
    package static let outOfRange = "out-of-range"
    /// A number is no multiple of the step.
    package static let notAStep = "not-a-step"
    /// A number has more digits than are kept exactly.
    package static let tooPrecise = "too-precise"
    /// A string is none of the values listed.
    package static let unknownValue = "unknown-value"
    /// A member is none of the object's.
    package static let unknownField = "unknown-field"
    /// A string is not in its grammar.
    package static let malformed = "malformed"
    /// An array has too few elements.
    package static let tooFew = "too-few"
    /// An array has too many elements.
    package static let tooMany = "too-many"
    /// An element equals an earlier one.
    package static let duplicate = "duplicate"
    /// An object as a whole is not what it should be.
    package static let invalid = "invalid"
}
