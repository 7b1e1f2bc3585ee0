import HTTPCodec
import HTTPTypes

extension ResponseFields {
    /// What a page that shows a journal says to browsers beside what it is: what it may do, that it is what it says, that
    /// its address is nobody's business, and that no other page may hold on to its window.
    ///
    /// - Parameter policy: its Content-Security-Policy.
    static func page(policy: String) -> ResponseFields {
        var fields: ResponseFields = [.contentSecurityPolicy: policy, .xContentTypeOptions: "nosniff"]
        if let name = HTTPField.Name.referrerPolicy { fields[name] = "no-referrer" }
        if let name = HTTPField.Name.crossOriginOpenerPolicy { fields[name] = "same-origin" }
        return fields
    }
}

extension HTTPField.Name {
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")
}
