import Crypto
import Journal
import Testing

@testable import JournalStorage

/// Keys that are kept open between requests.
@Suite("keyring")
struct KeyringTests {
    private let keyring: Keyring
    private let alice = UUID(high: 1, low: 1)

    init() throws {
        let key = try MasterKey(SecretBytes.random(count: MasterKey.byteCount))
        keyring = Keyring(masterKey: key, keys: KeptMasterKey(key))
    }

    private func wrapped(_ owner: UUID) throws -> [UInt8] {
        try keyring.masterKey.wrap(SealingKey.random(), of: owner)
    }

    private func seal(_ owner: UUID, _ wrapped: [UInt8]) throws -> PersonSeal {
        try wrapped.withUnsafeBytes { try keyring.seal(of: owner, wrapped: $0, checkInForce: { nil }) }
    }

    @Test("a key is opened once, for as long as its wrapping stays and nobody asks to forget it")
    func kept() throws {
        let first = try wrapped(alice)
        let second = try wrapped(alice)

        let opened = try seal(alice, first)

        #expect(try seal(alice, first) === opened)
        #expect(try seal(alice, second) !== opened)
        let again = try seal(alice, first)
        #expect(again !== opened)
        keyring.forget(alice)
        #expect(try seal(alice, first) !== again)
    }

    @Test("a kept key opens no other wrapping and no other person's row")
    func bound() throws {
        let bob = UUID(high: 2, low: 2)
        let key = try wrapped(alice)
        _ = try seal(alice, key)

        #expect(throws: CryptoError.self) { try seal(bob, key) }
        #expect(throws: CryptoError.self) { try seal(alice, Array(key.reversed())) }
        #expect(throws: CryptoError.self) { try seal(alice, Array(key.dropLast())) }
    }

    @Test("more people than are kept are served all the same")
    func many() throws {
        for number in 0..<1_100 as Range<UInt64> {
            let person = UUID(high: 3, low: number)
            let key = try wrapped(person)
            let sealed = try seal(person, key).close([7], context: [])

            #expect(try seal(person, key).open(sealed, context: []) == [7])
        }
    }
}
