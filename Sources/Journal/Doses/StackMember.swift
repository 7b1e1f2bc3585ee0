import JSON

/// Something taken along with the substance, such as niacin.
package struct StackMember: Sendable, Hashable {
    package let name: String
    package let amount: Amount?

    init?(reading fields: inout FieldReader) {
        let name = fields.string("name", length: 1...80, required: true)
        amount = fields.amount("amount")
        guard let name else { return nil }
        self.name = name
    }

    var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("amount", amount?.json)
        return object
    }
}
