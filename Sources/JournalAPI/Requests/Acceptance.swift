import HTTPCodec
import HTTPServing
import HTTPTypes

/// Content negotiation by `Accept` (RFC 9110 §12.5.1).
enum Acceptance {
    /// Refuses a request that rules every representation out; where there is none, nothing is negotiated.
    ///
    /// - Throws: 406.
    static func check(_ request: Request, offers mediaTypes: [String]) throws {
        guard !mediaTypes.isEmpty, let text = request.fields[.accept],
            mediaTypes.allSatisfy({ quality(of: $0, in: text) == 0 })
        else { return }
        throw Problem(.notAcceptable, detail: "This is available as \(mediaTypes.joined(separator: " or ")).")
    }

    /// The media type with the greatest weight; of equal ones the first.
    static func preferred(of mediaTypes: [String], by request: Request) -> String {
        guard let text = request.fields[.accept] else { return mediaTypes.first ?? "" }
        let best = mediaTypes.map { quality(of: $0, in: text) }.max()
        return mediaTypes.first { quality(of: $0, in: text) == best } ?? ""
    }

    /// The weight in thousandths that the most specific range that fits gives to a media type; 0 when none does.
    static func quality(of mediaType: String, in accept: String) -> Int {
        let type = mediaType.prefix { $0 != "/" }
        var best = (specificity: -1, quality: 0)
        for element in accept.split(separator: ",") {
            let parts = element.split(separator: ";", omittingEmptySubsequences: false).map {
                $0.trimmingBlanks.lowercased()
            }
            guard let range = parts.first, !range.isEmpty else { continue }
            let specificity: Int
            switch range {
            case mediaType: specificity = 2
            case "\(type)/*": specificity = 1
            case "*/*": specificity = 0
            default: continue
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { thousandths($0.dropFirst(2)) } ?? 1000
            if specificity > best.specificity { best = (specificity, weight) }
        }
        // An empty Accept field says nothing, as its absence does.
        return accept.trimmingBlanks.isEmpty ? 1000 : best.quality
    }

    /// `qvalue` (RFC 9110 §12.4.2); what is none counts as 1.
    private static func thousandths(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole), parts.count <= 2 else {
            return 1000
        }
        let digits = parts.count == 2 ? parts[1].prefix(3) : ""
        guard let fraction = digits.isEmpty ? 0 : Int(digits) else { return 1000 }
        let scale = [100, 100, 10, 1][digits.utf8.count]
        return min(1000, whole * 1000 + fraction * scale)
    }
}
