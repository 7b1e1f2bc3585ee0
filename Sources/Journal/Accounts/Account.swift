/// An account as the store finds it.
package struct Account: Sendable {
    package let user: User
    /// The password hash as text, with its parameters.
    package let passwordHash: String
    package let person: Person

    package init(user: User, passwordHash: String, person: Person) {
        self.user = user
        self.passwordHash = passwordHash
        self.person = person
    }
}
