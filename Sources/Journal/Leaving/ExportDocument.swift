package import JSON

/// Everything that a person has, as one JSON text.
package struct ExportDocument: ExportText {
    /// What the text says it is.
    package static let format = "attune-export"
    package static let version = 1

    private enum Place: Sendable {
        case head
        /// In a list, of which some elements were written or none.
        case list(Int, ExportList.Position, isEmpty: Bool)
        case end
    }

    /// The members that come before the lists, at least one.
    private let head: JSONObject
    private let lists: [ExportList]
    private var place = Place.head

    package init(head: JSONObject, lists: [ExportList]) {
        self.head = head
        self.lists = lists
    }

    package mutating func next(of person: Person, from transaction: any ReadTransaction) throws -> [UInt8]? {
        switch place {
        case .head:
            place = lists.isEmpty ? .end : .list(0, .start, isEmpty: true)
            // Without its closing brace, which comes last.
            let bytes = JSONWriter.bytes(of: .object(head)).dropLast()
            return lists.isEmpty ? bytes + Array("}".utf8) : Array(bytes)
        case .list(let index, let position, let isEmpty):
            let page = try lists[index].page(position, person, transaction)
            var bytes = position == .start ? opening(of: index) : []
            bytes.reserveCapacity(page.items.reduce(bytes.count + 16) { $0 + $1.count + 1 })
            for (number, item) in page.items.enumerated() {
                if number > 0 || !isEmpty { bytes.append(UInt8(ascii: ",")) }
                bytes += item
            }
            if let next = page.next {
                place = .list(index, next, isEmpty: isEmpty && page.items.isEmpty)
            } else {
                bytes += closing(of: index)
                place = index + 1 < lists.count ? .list(index + 1, .start, isEmpty: true) : .end
            }
            return bytes
        case .end:
            return nil
        }
    }

    /// What stands before the first element of a list.
    private func opening(of index: Int) -> [UInt8] {
        let (list, before) = (lists[index], index > 0 ? lists[index - 1].group : nil)
        var text = ","
        if let group = list.group, index == 0 || group != before { text += "\(Self.quoted(group)):{" }
        text += "\(Self.quoted(list.name)):["
        return Array(text.utf8)
    }

    /// What stands behind the last element of a list.
    private func closing(of index: Int) -> [UInt8] {
        let after = index + 1 < lists.count ? lists[index + 1].group : nil
        var text = "]"
        if let group = lists[index].group, group != after { text += "}" }
        if index + 1 == lists.count { text += "}" }
        return Array(text.utf8)
    }

    private static func quoted(_ name: String) -> String {
        String(decoding: JSONWriter.bytes(of: .string(name)), as: UTF8.self)
    }
}
