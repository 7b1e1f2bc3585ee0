import Dispatch
import Locking
import Testing

@testable import Crypto

@Suite struct PasswordHasherTests {
    let cheap: ScryptParameters
    let hasher: PasswordHasher

    init() throws {
        cheap = try #require(ScryptParameters(logN: 4, r: 1, p: 1))
        hasher = PasswordHasher(parameters: cheap, queueLimit: 1_000)
    }

    @Test("a password is right against its own hash alone", arguments: ["correct horse", "", "пароль", "a\u{0}b"])
    func verification(password: String) async throws {
        let hash = try await hasher.hash(password)

        #expect(try await hasher.verify(password, against: hash) == .right)
        #expect(try await hasher.verify(password + "x", against: hash) == .wrong)
        #expect(try await hasher.verify(password, against: PasswordHash(hash.text)) == .right)
    }

    @Test("a password cut at a zero byte is another password")
    func zeroByteIsNoEnd() async throws {
        let hash = try await hasher.hash("a\u{0}b")

        #expect(try await hasher.verify("a", against: hash) == .wrong)
    }

    @Test("two hashes of one password differ")
    func saltsDiffer() async throws {
        let first = try await hasher.hash("correct horse")
        let second = try await hasher.hash("correct horse")

        #expect(first.salt != second.salt)
        #expect(first.key != second.key)
    }

    @Test("a hash made at another cost is right but outdated")
    func outdated() async throws {
        let dearer = try #require(ScryptParameters(logN: 5, r: 1, p: 1))
        let hash = try await PasswordHasher(parameters: dearer).hash("correct horse")

        #expect(try await hasher.verify("correct horse", against: hash) == .rightButOutdated)
        #expect(try await hasher.verify("battery staple", against: hash) == .wrong)
    }

    @Test("without a stored hash the answer is wrong")
    func noStoredHash() async throws {
        #expect(try await hasher.verify("correct horse", against: nil) == .wrong)
    }

    @Test("the standard cost works")
    func standardCost() async throws {
        let hasher = PasswordHasher()

        let hash = try await hasher.hash("correct horse")

        #expect(hash.text.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
        #expect(try await hasher.verify("correct horse", against: hash) == .right)
    }

    @Test("a hundred calls at once are all answered, in cancelled tasks too")
    func manyAtOnce() async {
        let hasher = hasher

        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask { (try? await hasher.hash("correct horse")) != nil }
            }
            group.cancelAll()
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(answered == 100)
    }
}
