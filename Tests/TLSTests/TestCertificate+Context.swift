import TLS
import TLSTestSupport

extension TestCertificate {
    func context() throws(TLSError) -> TLSContext {
        try TLSContext(certificateFile: certificateFile, keyFile: keyFile)
    }
}
