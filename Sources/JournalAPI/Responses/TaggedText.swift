import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

/// A text with a tag of its content, which tells clients whether they have it already.
struct TaggedText: Sendable {
    let bytes: [UInt8]
    /// Strong: 128 bits of a digest of the text (RFC 9110 §8.8.3).
    let entityTag: String

    /// `digest` is SHA-256.
    init(_ bytes: [UInt8], digest: ([UInt8]) -> [UInt8]) {
        self.bytes = bytes
        entityTag = "\"\(Base64URL.text(of: Array(digest(bytes).prefix(16))))\""
    }

    /// The text, or that it is still the one the client has; caches ask each time whether it is.
    ///
    /// `variant` sets the tags of several representations of one text apart; they vary by `Accept`.
    func answer(
        to call: Call, as mediaType: String = MediaType.json, variant: String? = nil, cacheControl: String = "no-cache"
    ) throws -> Response {
        var fields: ResponseFields = [.eTag: entityTag, .cacheControl: cacheControl]
        if let variant {
            fields[.eTag] = "\(entityTag.dropLast())\(variant)\""
            fields[.vary] = "Accept"
        }
        if let unmodified = try call.unmodified(fields[.eTag], fields: fields) { return unmodified }
        fields[.contentType] = mediaType
        return Response(status: .ok, fields: fields, body: .bytes(bytes))
    }
}
