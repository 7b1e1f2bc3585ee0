/// Bounds of imported texts.
package enum ImportLimits {
    /// Bytes of one record or row at most: no record that was taken by the API is as long.
    package static let recordBytes = 2 << 20
}
