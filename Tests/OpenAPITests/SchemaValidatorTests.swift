import JSON
import OpenAPITestSupport
import Testing

@Suite("The validator names the place of each violation and refuses what it does not know")
struct SchemaValidatorTests {
    @Test("Every violation is found, each with its pointer and keyword")
    func everyViolationHasItsPlace() throws {
        let schema = try json(
            #"""
            {"type":"object","additionalProperties":false,"required":["a/b"],
             "properties":{"a/b":true,"tags":{"items":{"maxLength":1}},"amount":{"properties":{"value":{"minimum":1}}}}}
            """#)
        let value = try json(#"{"tags":["x","yy"],"amount":{"value":0},"colour":1}"#)

        let violations = try SchemaValidator().violations(of: value, against: schema)

        let found = Set(violations.map { "\($0.pointer) \($0.keyword)" })
        #expect(
            found == ["/a~1b required", "/tags/1 maxLength", "/amount/value minimum", "/colour additionalProperties"])
        #expect(violations.count == 4)
    }

    @Test("A violation prints its place, its keyword and its reason")
    func violationPrintsInOneLine() throws {
        let violations = try SchemaValidator().violations(of: 1, against: ["maximum": 0])

        #expect(violations.map(\.description) == ["(root): maximum: must be at most 0"])
    }

    @Test(
        "A keyword that is not known throws, wherever a value leads to it",
        arguments: [
            #"{"dependentRequired":{}}"#, #"{"properties":{"a":{"minContains":1}}}"#,
            #"{"anyOf":[true,{"nullable":true}]}"#,
            #"{"additionalProperties":{"x-a":1}}"#,
        ])
    func unknownKeywordThrows(_ schema: String) throws {
        let schema = try json(schema)

        #expect(throws: OpenAPIError.self) {
            try SchemaValidator().violations(of: json(#"{"a":1}"#), against: schema)
        }
        #expect(throws: OpenAPIError.self) { try SchemaValidator().check(schema) }
    }

    @Test("A format that is not known throws")
    func unknownFormatThrows() throws {
        let schema: JSONValue = ["format": "hostname"]

        #expect(throws: OpenAPIError.unknownFormat("hostname")) {
            try SchemaValidator().violations(of: "a", against: schema)
        }
        #expect(throws: OpenAPIError.unknownFormat("hostname")) { try SchemaValidator().check(schema) }
    }

    @Test(
        "A keyword with a value of the wrong kind throws",
        arguments: [
            #"{"type":1}"#, #"{"type":"int"}"#, #"{"type":[]}"#, #"{"enum":1}"#, #"{"properties":[]}"#,
            #"{"required":"a"}"#,
            #"{"patternProperties":1}"#, #"{"minProperties":-1}"#, #"{"additionalProperties":1}"#, #"{"$ref":1}"#,
            #"{"allOf":[]}"#, #"{"anyOf":{}}"#, "1",
        ])
    func malformedKeywordThrows(_ schema: String) throws {
        let schema = try json(schema)

        #expect(throws: OpenAPIError.self) {
            try SchemaValidator().violations(of: json(#"{"a":1}"#), against: schema)
        }
    }

    @Test(
        "A malformed bound of a number, string or array throws",
        arguments: [
            (#"{"minimum":"1"}"#, "1"), (#"{"multipleOf":0}"#, "1"), (#"{"maxLength":1.5}"#, #""a""#),
            (#"{"pattern":"("}"#, #""a""#), (#"{"pattern":1}"#, #""a""#), (#"{"minItems":"1"}"#, "[]"),
            (#"{"uniqueItems":1}"#, "[]"), (#"{"prefixItems":1}"#, "[]"),
        ])
    func malformedBoundThrows(_ schema: String, _ value: String) throws {
        let (schema, value) = (try json(schema), try json(value))

        #expect(throws: OpenAPIError.self) { try SchemaValidator().violations(of: value, against: schema) }
    }

    @Test(
        "A check looks into schemas that no value has led to",
        arguments: [
            #"{"properties":{"a":{"nullable":true}}}"#, #"{"items":{"anyOf":[{"not":{"nullable":true}}]}}"#,
            #"{"then":{"nullable":true}}"#, #"{"patternProperties":{"a":{"nullable":true}}}"#,
        ])
    func checkLooksEverywhere(_ schema: String) throws {
        let schema = try json(schema)

        #expect(throws: OpenAPIError.unknownKeyword("nullable")) { try SchemaValidator().check(schema) }
    }

    @Test("A reference is followed, and its siblings hold as well")
    func referenceIsFollowed() throws {
        let validator = SchemaValidator(root: ["schemas": ["a/b": ["type": "string"]]])
        let schema: JSONValue = ["$ref": "#/schemas/a~1b", "maxLength": 1]

        #expect(try validator.violations(of: "a", against: schema).isEmpty)
        #expect(try validator.violations(of: 1, against: schema).map(\.keyword) == ["type"])
        #expect(try validator.violations(of: "ab", against: schema).map(\.keyword) == ["maxLength"])
    }

    @Test(
        "A reference to nothing, outside or back to itself throws",
        arguments: [
            "#/schemas/none", "other.yaml#/a", "#/schemas/loop", "#a",
        ])
    func badReferenceThrows(_ reference: String) {
        let validator = SchemaValidator(root: ["schemas": ["loop": ["$ref": "#/schemas/loop"]]])

        #expect(throws: OpenAPIError.self) {
            try validator.violations(of: 1, against: ["$ref": .string(reference)])
        }
    }

    @Test("A schema that contains itself takes values of any depth")
    func recursiveSchemaIsTaken() throws {
        let root: JSONValue = ["tree": ["type": "array", "items": ["$ref": "#/tree"]]]
        let validator = SchemaValidator(root: root)

        #expect(try validator.violations(of: json("[[],[[]]]"), against: ["$ref": "#/tree"]).isEmpty)
        #expect(
            try validator.violations(of: json("[[],[[1]]]"), against: ["$ref": "#/tree"]).map(\.pointer.description)
                == ["/1/0/0"])
    }

    @Test("On demand, a member that an answer has beyond its schema is a violation")
    func unnamedMembersAreRefusedOnDemand() throws {
        let schema = try json(#"{"type":"object","properties":{"a":true},"anyOf":[{"properties":{"b":true}}]}"#)
        let open = try json(#"{"type":"object","properties":{"a":true},"additionalProperties":true}"#)
        let strict = SchemaValidator(refusesUnnamedMembers: true)

        #expect(try strict.violations(of: json(#"{"a":1}"#), against: schema).isEmpty)
        #expect(
            try strict.violations(of: json(#"{"a":1,"c":1}"#), against: schema).map(\.pointer.description) == ["/c"])
        #expect(try strict.violations(of: json(#"{"c":1}"#), against: open).isEmpty)
        #expect(try SchemaValidator().violations(of: json(#"{"c":1}"#), against: schema).isEmpty)
    }
}
