import HTTPCodec
import HTTPServing
import HTTPTypes

/// Content negotiation by `Accept` (RFC 9110 §12.5.1).
enum Acceptance {
    /// Refuses a request that rules every representation out; where there is none, nothing is negotiated.
    ///
    /// - Throws: 406.
    static func check(_ request: Request, offers mediaTypes: [String]) throws {
        guard !mediaTypes.isEmpty, let text = request.fields[.accept], text != "*/*",
            mediaTypes.allSatisfy({ quality(of: $0, in: text) == 0 })
        else { return }
        // Where there is one representation nothing is chosen, and no 406 is kept by a cache.
        let fields: ResponseFields = mediaTypes.count > 1 ? [.vary: "Accept"] : [:]
        throw Problem(
            .notAcceptable, detail: "This is available as \(mediaTypes.joined(separator: " or ")).", fields: fields)
    }

    /// The media type with the greatest weight; of equal ones the first.
    static func preferred(of mediaTypes: [String], by request: Request) -> String {
        guard let text = request.fields[.accept] else { return mediaTypes.first ?? "" }
        let best = mediaTypes.map { quality(of: $0, in: text) }.max()
        return mediaTypes.first { quality(of: $0, in: text) == best } ?? ""
    }

    /// The weight in thousandths that the most specific range that fits gives to a media type; 0 when none does.
    ///
    /// A range with parameters fits only what has them, so none of ours, but for the charset that all of ours are in.
    /// Of equally specific ranges the first counts.
    static func quality(of mediaType: String, in accept: String) -> Int {
        // An empty Accept field says nothing, as its absence does.
        guard !accept.trimmingBlanks.isEmpty else { return 1000 }
        let type = mediaType.prefix { $0 != "/" }
        var best = (specificity: -1, quality: 0)
        for element in parts(of: accept, separatedBy: UInt8(ascii: ",")) {
            let parts = parts(of: element, separatedBy: UInt8(ascii: ";"))
            guard let range = parts.first, !range.isEmpty else { continue }
            let specificity: Int
            switch range {
            case mediaType: specificity = 2
            case "\(type)/*": specificity = 1
            case "*/*": specificity = 0
            default: continue
            }
            var weight: Int?
            var fits = true
            for parameter in parts.dropFirst() where !parameter.isEmpty && weight == nil {
                if parameter.hasPrefix("q=") {
                    weight = thousandths(parameter.dropFirst(2))
                } else {
                    fits = fits && (parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"")
                }
            }
            if fits, specificity > best.specificity { best = (specificity, weight ?? 1000) }
        }
        return best.quality
    }

    /// The parts of a list in lower case without surrounding blanks; a separator within quotes is none.
    private static func parts(of text: String, separatedBy separator: UInt8) -> [String] {
        var isQuoted = false
        var isEscaped = false
        let parts = text.utf8.split(omittingEmptySubsequences: false) { byte in
            defer { isEscaped = isQuoted && !isEscaped && byte == UInt8(ascii: "\\") }
            if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            return byte == separator && !isQuoted
        }
        return parts.map { Substring($0).lowercased().trimmingBlanks }
    }

    /// `qvalue` (RFC 9110 §12.4.2), of which digits behind the third do not count; what is none counts as 1.
    private static func thousandths(_ text: Substring) -> Int {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first == 0x30 || first == 0x31, bytes.count == 1 || bytes[1] == 0x2E else {
            return 1000
        }
        var weight = first == 0x31 ? 1000 : 0
        var scale = 100
        for byte in bytes.dropFirst(2) {
            guard (0x30...0x39).contains(byte) else { return 1000 }
            weight += Int(byte - 0x30) * scale
            scale /= 10
        }
        return min(weight, 1000)
    }
}
