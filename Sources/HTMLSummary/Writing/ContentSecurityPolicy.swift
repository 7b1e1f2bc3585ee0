import Journal

/// What a page may load and do: nothing but the styles and scripts that stand in it, known by their digests (CSP level 3).
struct ContentSecurityPolicy {
    /// The value of the field.
    let text: String

    /// - Parameters:
    ///   - isFetching: whether the script may ask the server that the page came from.
    ///   - digest: SHA-256.
    init(styles: [[UInt8]], scripts: [[UInt8]] = [], isFetching: Bool = false, digest: ([UInt8]) -> [UInt8]) {
        var directives = ["default-src 'none'", "style-src \(Self.sources(styles, digest))"]
        if !scripts.isEmpty { directives.append("script-src \(Self.sources(scripts, digest))") }
        if isFetching { directives.append("connect-src 'self'") }
        directives += ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]
        text = directives.joined(separator: "; ")
    }

    private static func sources(_ texts: [[UInt8]], _ digest: ([UInt8]) -> [UInt8]) -> String {
        texts.map { "'sha256-\(base64(digest($0)))'" }.joined(separator: " ")
    }

    /// With padding (RFC 4648 §4).
    private static func base64(_ bytes: [UInt8]) -> String {
        let text = Base64URL.text(of: bytes).map { character -> Character in
            switch character {
            case "-": "+"
            case "_": "/"
            default: character
            }
        }
        return String(text) + String(repeating: "=", count: (3 - bytes.count % 3) % 3)
    }
}
