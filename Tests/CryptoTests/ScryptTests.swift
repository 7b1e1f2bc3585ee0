import Testing

@testable import Crypto

@Suite struct ScryptTests {
    struct Vector: Sendable {
        let password: String
        let salt: String
        let logN: Int
        let r: Int
        let p: Int
        let key: String
    }

    /// RFC 7914 section 12; its last vector needs 1 GiB, more than any hash may.
    static let vectors = [
        Vector(
            password: "", salt: "", logN: 4, r: 1, p: 1,
            key: """
                77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d\
                3628cf35e20c38d18906
                """
        ),
        Vector(
            password: "password", salt: "NaCl", logN: 10, r: 8, p: 16,
            key: """
                fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83\
                ee6d8360cbdfa2cc0640
                """
        ),
        Vector(
            password: "pleaseletmein", salt: "SodiumChloride", logN: 14, r: 8, p: 1,
            key: """
                7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d65\
                1e40dfcf017b45575887
                """
        ),
    ]

    @Test("the derived key is the one that RFC 7914 prints", arguments: vectors)
    func derivedKey(vector: Vector) throws {
        let parameters = try #require(ScryptParameters(logN: vector.logN, r: vector.r, p: vector.p))

        let key = try Scrypt.derive(
            Array(vector.password.utf8), salt: Array(vector.salt.utf8), parameters: parameters, count: 64
        )

        #expect(key == hex(vector.key))
    }

    @Test("an impossible key length is refused", arguments: [-1, 0, 1_025, Int.max])
    func keyLength(count: Int) throws {
        let parameters = try #require(ScryptParameters(logN: 1, r: 1, p: 1))

        #expect(throws: CryptoError.unsupportedLength(count)) {
            try Scrypt.derive([1], salt: [2], parameters: parameters, count: count)
        }
    }

    @Test("the library takes the largest parameters there are")
    func largestParameters() throws {
        let parameters = try #require(ScryptParameters(logN: 17, r: 15, p: 1))

        let key = try Scrypt.derive([1], salt: [2], parameters: parameters, count: 16)

        #expect(key.count == 16)
        #expect(parameters.memoryBytes <= ScryptParameters.maximumMemoryBytes)
    }

    @Test("the standard cost is within bounds and takes 32 MiB")
    func standardCost() {
        let standard = ScryptParameters.standard

        #expect(ScryptParameters(logN: standard.logN, r: standard.r, p: standard.p) == standard)
        #expect(standard.memoryBytes >> 20 == 32)
    }

    @Test(
        "a cost out of bounds is refused",
        arguments: [
            (0, 8, 1), (-1, 8, 1), (21, 1, 1), (Int.max, 8, 1), (15, 0, 1), (15, -8, 1), (15, Int.max, 1), (15, 8, 0),
            (15, 8, 17), (15, 8, Int.max), (18, 8, 1), (15, 64, 1), (16, 1, 1),
        ]
    )
    func costOutOfBounds(logN: Int, r: Int, p: Int) {
        #expect(ScryptParameters(logN: logN, r: r, p: p) == nil)
    }
}
