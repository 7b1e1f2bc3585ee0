/// What is to be done with a value of a long JSON text, by its place.
package enum JSONElementTreatment: Sendable {
    /// Its members, if it is an object, are looked at one by one; any other value is taken as it is.
    case enterObject
    /// Its elements, if it is an array, are looked at one by one; any other value is taken as it is.
    case enterArray
    /// It is read as a whole.
    case take
    /// It must not be there.
    case refuse
    /// It is passed over, whatever its size; only its end is looked for.
    case skip
    /// As `skip`, but it is said that it is there: as an element whose value is null.
    case report
}
