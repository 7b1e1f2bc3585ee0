/// A share that works, found by its token or by who keeps it, with the person whose journal it opens.
///
/// Only the store makes one; holding it is the proof.
package struct ShareAccess: Sendable {
    package let share: Share
    package let person: Person

    package init(share: Share, person: Person) {
        self.share = share
        self.person = person
    }
}
