/// Who is asking, and with which token.
package struct Session: Sendable {
    package let person: Person
    package let token: Token

    package init(person: Person, token: Token) {
        self.person = person
        self.token = token
    }
}
