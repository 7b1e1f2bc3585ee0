import HTTPCodec
import HTTPTypes

extension Request {
    /// Whether it comes from a program on this machine that asks for itself, as far as can be known.
    ///
    /// A proxy on this machine speaks for others: trusted, it names them; not trusted, it shows itself by a field. One that
    /// adds no such field cannot be told from a local program.
    package var isFromThisMachine: Bool {
        guard peer.isLocal, client.isLocal else { return false }
        return client != peer || !proxyFields.contains { fields.contains($0) }
    }
}

/// What proxies add to a request that they pass on (RFC 7239 §4, RFC 9110 §7.6.3, and custom; the last two lines are what
/// services in front of many sites, and their programs on this machine, name the client by).
private let proxyFields = [
    "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via",
    "CF-Connecting-IP", "True-Client-IP", "Fly-Client-IP",
    "X-Client-IP", "X-Cluster-Client-IP",
].compactMap { HTTPField.Name($0) }
