import COpenSSL
import Testing

@testable import Crypto

@Suite struct CryptoErrorTests {
    @Test("the library's reason is told once and its queue emptied")
    func reasonIsTold() {
        #expect(EVP_CIPHER_fetch(nil, "NO-SUCH-CIPHER", nil) == nil)

        let error = CryptoError.library(.cipher)

        guard case .failed(.cipher, let reason) = error else {
            Issue.record("\(error) is of another kind")
            return
        }
        #expect(reason.hasPrefix("error:"))
        #expect(ERR_peek_error() == 0)
        #expect(CryptoError.library(.scrypt) == .failed(operation: .scrypt, reason: "no reason given"))
    }
}
