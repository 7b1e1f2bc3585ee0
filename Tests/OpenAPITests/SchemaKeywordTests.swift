import JSON
import OpenAPITestSupport
import Testing

@Suite("Each keyword takes what it should and refuses the rest")
struct SchemaKeywordTests {
    @Test(
        "Types, enum and const",
        arguments: [
            KeywordCase(#"true"#, accepts: ["1", "null"], refuses: []),
            KeywordCase(#"false"#, accepts: [], refuses: ["1", "null"]),
            KeywordCase(#"{}"#, accepts: ["1", "null", "[]"], refuses: []),
            KeywordCase(#"{"type":"null"}"#, accepts: ["null"], refuses: ["0", "false", "{}"]),
            KeywordCase(#"{"type":"boolean"}"#, accepts: ["true", "false"], refuses: ["0", #""true""#]),
            KeywordCase(#"{"type":"object"}"#, accepts: ["{}"], refuses: ["[]", "null"]),
            KeywordCase(#"{"type":"array"}"#, accepts: ["[]"], refuses: ["{}", "null"]),
            KeywordCase(#"{"type":"string"}"#, accepts: [#""""#], refuses: ["1", "null"]),
            KeywordCase(#"{"type":"number"}"#, accepts: ["1", "-0.5", "1e3"], refuses: [#""1""#, "null"]),
            KeywordCase(#"{"type":"integer"}"#, accepts: ["1", "1.0", "1e20"], refuses: ["0.5", #""1""#]),
            KeywordCase(#"{"type":["string","null"]}"#, accepts: [#""a""#, "null"], refuses: ["1", "[]"]),
            KeywordCase(#"{"enum":["a",1,null]}"#, accepts: [#""a""#, "1.0", "null"], refuses: [#""b""#, "2"]),
            KeywordCase(#"{"const":{"a":[1]}}"#, accepts: [#"{"a":[1.0]}"#], refuses: [#"{"a":[2]}"#, "{}", "1"]),
            KeywordCase(#"{"const":true}"#, accepts: ["true"], refuses: ["1", "false"]),
        ])
    func types(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    @Test(
        "Strings",
        arguments: [
            KeywordCase(#"{"minLength":2}"#, accepts: [#""ab""#, "1"], refuses: [#""a""#]),
            KeywordCase(#"{"minLength":2}"#, accepts: [#""e\u0301""#], refuses: [#""\u00e9""#]),
            KeywordCase(#"{"maxLength":1}"#, accepts: [#""😀""#, #""""#], refuses: [#""ab""#, #""e\u0301""#]),
            KeywordCase(#"{"pattern":"b"}"#, accepts: [#""abc""#, "1"], refuses: [#""ac""#]),
            KeywordCase(
                #"{"pattern":"^[0-9]{2}$"}"#, accepts: [#""08""#], refuses: [#""08\n""#, #""\n08""#, #""٠٨""#]),
            KeywordCase(#"{"pattern":"^[^@\\s]+$"}"#, accepts: [#""e\u0301""#], refuses: [#""a b""#, #""""#]),
        ])
    func strings(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    @Test(
        "Formats",
        arguments: [
            KeywordCase(
                #"{"format":"date"}"#,
                accepts: [#""2026-11-23""#, #""2024-02-29""#, #""0001-01-01""#, #""2000-02-29""#, "1"],
                refuses: [#""2026-02-29""#, #""1900-02-29""#, #""2026-13-01""#, #""2026-04-31""#, #""26-1-1""#, #""""#]),
            KeywordCase(
                #"{"format":"date-time"}"#,
                accepts: [
                    #""2026-11-23T08:10:00Z""#, #""2026-11-23t08:10:60.123456+01:00""#, #""2026-11-23T08:10:00-00:00""#,
                ],
                refuses: [
                    #""2026-11-23T08:10:00""#, #""2026-11-23 08:10:00Z""#, #""2026-11-23T24:00:00Z""#,
                    #""2026-11-23T08:60:00Z""#, #""2026-11-23T08:10:61Z""#, #""2026-11-23T08:10:00.Z""#,
                    #""2026-11-31T08:10:00Z""#, #""2026-11-23T08:10:00+24:00""#, #""2026-11-23T08:10Z""#,
                    #""2026-11-23T08:10:00Z ""#,
                ]),
            KeywordCase(
                #"{"format":"uuid"}"#, accepts: [#""01a2073d-7d40-7c1e-9b5a-3f0d2c6a8e11""#],
                refuses: [#""01a2073d7d407c1e9b5a3f0d2c6a8e11""#, #""01a2073g-7d40-7c1e-9b5a-3f0d2c6a8e11""#, #""""#]),
            KeywordCase(
                #"{"format":"entity-tags"}"#, accepts: [#""*""#, #""\"1\"""#, #""W/\"1\"""#], refuses: [#""0""#]),
            KeywordCase(#"{"format":"uri-reference"}"#, accepts: [#""/a/b?c=d#e""#], refuses: [#""a b""#, #""<a>""#]),
            KeywordCase(#"{"format":"iana-time-zone"}"#, accepts: [#""Etc/GMT+1""#], refuses: [#""a b""#, #""""#]),
            KeywordCase(#"{"format":"password"}"#, accepts: [#"" ""#], refuses: []),
        ])
    func formats(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    @Test(
        "Numbers",
        arguments: [
            KeywordCase(#"{"minimum":0.1}"#, accepts: ["0.1", "0.10", "1", #""a""#], refuses: ["0.09", "-1"]),
            KeywordCase(#"{"maximum":10}"#, accepts: ["10", "1e1", "-5"], refuses: ["10.000000000000001", "1e400"]),
            KeywordCase(#"{"exclusiveMinimum":0}"#, accepts: ["0.001", "5e-300"], refuses: ["0", "0.0", "-1"]),
            KeywordCase(#"{"exclusiveMaximum":1}"#, accepts: ["0.999"], refuses: ["1", "1.0", "2"]),
            KeywordCase(#"{"multipleOf":0.5}"#, accepts: ["0", "7.5", "-0.5", "1e2"], refuses: ["0.3", "0.25"]),
            KeywordCase(#"{"multipleOf":0.01}"#, accepts: ["1.13", "0.07"], refuses: ["0.001"]),
        ])
    func numbers(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    @Test(
        "Arrays",
        arguments: [
            KeywordCase(#"{"items":{"type":"string"}}"#, accepts: ["[]", #"["a"]"#, "1"], refuses: [#"["a",1]"#]),
            KeywordCase(
                #"{"prefixItems":[{"const":1}],"items":{"const":2}}"#, accepts: ["[1,2,2]", "[]"],
                refuses: ["[2]", "[1,1]"]),
            KeywordCase(#"{"contains":{"const":true}}"#, accepts: ["[false,true]"], refuses: ["[]", "[false]"]),
            KeywordCase(#"{"minItems":1}"#, accepts: ["[1]", "{}"], refuses: ["[]"]),
            KeywordCase(#"{"maxItems":1}"#, accepts: ["[1]"], refuses: ["[1,2]"]),
            KeywordCase(
                #"{"uniqueItems":true}"#, accepts: [#"[1,"1",true]"#, "[]"],
                refuses: ["[1,2,1.0]", #"[{"a":1},{"a":1}]"#]),
            KeywordCase(#"{"uniqueItems":false}"#, accepts: ["[1,1]"], refuses: []),
        ])
    func arrays(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    @Test(
        "Objects",
        arguments: [
            KeywordCase(
                #"{"properties":{"a":{"type":"string"}}}"#, accepts: ["{}", #"{"a":"b"}"#, #"{"c":1}"#, "1"],
                refuses: [#"{"a":1}"#]),
            KeywordCase(#"{"required":["a"]}"#, accepts: [#"{"a":null}"#, "[]"], refuses: ["{}", #"{"b":1}"#]),
            KeywordCase(
                #"{"properties":{"a":true},"additionalProperties":false}"#, accepts: [#"{"a":1}"#],
                refuses: [#"{"b":1}"#]),
            KeywordCase(
                #"{"additionalProperties":{"type":"number"}}"#, accepts: [#"{"a":1}"#], refuses: [#"{"a":"b"}"#]),
            KeywordCase(
                #"{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}"#,
                accepts: [#"{"x-a":"b"}"#], refuses: [#"{"x-a":1}"#, #"{"y":"b"}"#]),
            KeywordCase(#"{"propertyNames":{"enum":["a"]}}"#, accepts: [#"{"a":1}"#, "{}"], refuses: [#"{"b":1}"#]),
            KeywordCase(#"{"minProperties":1}"#, accepts: [#"{"a":1}"#], refuses: ["{}"]),
            KeywordCase(#"{"maxProperties":1}"#, accepts: ["{}"], refuses: [#"{"a":1,"b":2}"#]),
        ])
    func objects(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    @Test(
        "Combinations",
        arguments: [
            KeywordCase(#"{"allOf":[{"minimum":1},{"maximum":2}]}"#, accepts: ["1", "2"], refuses: ["0", "3"]),
            KeywordCase(#"{"anyOf":[{"const":1},{"minimum":1}]}"#, accepts: ["1", "2"], refuses: ["0"]),
            KeywordCase(#"{"oneOf":[{"const":1},{"minimum":1}]}"#, accepts: ["2"], refuses: ["0", "1"]),
            KeywordCase(#"{"not":{"type":"null"}}"#, accepts: ["0"], refuses: ["null"]),
            KeywordCase(
                #"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"#,
                accepts: [#"{"a":1,"b":1}"#, #"{"c":1}"#], refuses: [#"{"a":1,"c":1}"#, "{}"]),
            KeywordCase(#"{"if":{"const":1}}"#, accepts: ["1", "2"], refuses: []),
            KeywordCase(#"{"then":{"const":1}}"#, accepts: ["1", "2"], refuses: []),
        ])
    func combinations(_ keyword: KeywordCase) throws {
        try check(keyword)
    }

    private func check(_ keyword: KeywordCase) throws {
        let validator = SchemaValidator()
        let schema = try json(keyword.schema)

        for value in keyword.accepted {
            #expect(try validator.violations(of: json(value), against: schema) == [], "\(value) should be accepted")
        }
        for value in keyword.refused {
            #expect(try !validator.violations(of: json(value), against: schema).isEmpty, "\(value) should be refused")
        }
    }
}
