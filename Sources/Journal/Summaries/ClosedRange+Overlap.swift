import CivilTime

extension ClosedRange<CivilDate> {
    /// The days that two ranges have in common; `nil` where there are none.
    func intersection(_ other: ClosedRange<CivilDate>) -> ClosedRange<CivilDate>? {
        overlaps(other) ? clamped(to: other) : nil
    }
}
