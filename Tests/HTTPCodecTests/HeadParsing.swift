import HTTPCodec
import HTTPTypes

/// Ways to feed a head parser.
enum HeadParsing {
    /// Parses text given in one piece; the bytes not used are returned too.
    static func whole(
        _ text: String, limits: HeadLimits = HeadLimits()
    ) throws(Refusal) -> (head: RequestHead?, rest: [UInt8]) {
        var parser = RequestHeadParser(limits: limits)
        let bytes = Array(text.utf8)
        let progress = try parser.parse(bytes.span)
        return (progress.head, Array(bytes[progress.consumed...]))
    }

    /// Parses bytes that arrive in two pieces, cut at an offset.
    static func split(_ bytes: [UInt8], at cut: Int) throws(Refusal) -> (head: RequestHead?, rest: [UInt8]) {
        var parser = RequestHeadParser()
        var buffer = Array(bytes[..<cut])
        let first = try parser.parse(buffer.span)
        buffer.removeFirst(first.consumed)
        buffer += bytes[cut...]
        if let head = first.head { return (head, buffer) }
        let second = try parser.parse(buffer.span)
        buffer.removeFirst(second.consumed)
        return (second.head, buffer)
    }

    /// The reason for which text is refused, or nil.
    static func refusal(_ text: String, limits: HeadLimits = HeadLimits()) -> Refusal.Reason? {
        refusal(Array(text.utf8), limits: limits)
    }

    static func refusal(_ bytes: [UInt8], limits: HeadLimits = HeadLimits()) -> Refusal.Reason? {
        var parser = RequestHeadParser(limits: limits)
        do throws(Refusal) {
            _ = try parser.parse(bytes.span)
            return nil
        } catch {
            return error.reason
        }
    }
}
