/// What comes of a part of an imported text.
package enum ImportItem: Sendable {
    case candidate(ImportCandidate)
    /// A record that cannot come, and why.
    case refused(collection: String, [ImportRemark])
    /// Something that is not taken over beside a record that is.
    case remark(ImportRemark)
}
