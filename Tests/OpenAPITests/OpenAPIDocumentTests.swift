import JSON
import OpenAPITestSupport
import Testing

@Suite("A description is read from YAML")
struct OpenAPIDocumentTests {
    private static let small = """
        security:
          - bearer: []
        paths:
          /things/{id}:
            parameters:
              - $ref: '#/components/parameters/Id'
            put:
              operationId: putThing
              tags:
                - things
              security:
                - bearer:
                    - write
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                    examples:
                      one:
                        $ref: '#/components/examples/One'
              responses:
                '200':
                  description: Done.
                  headers:
                    ETag:
                      required: true
                      schema:
                        type: string
                      example: '"1"'
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/Thing'
                '404':
                  $ref: '#/components/responses/NotFound'
            get:
              operationId: getThing
              security: []
              responses:
                '404':
                  $ref: '#/components/responses/NotFound'
            delete:
              operationId: deleteThing
              responses:
                '204':
                  description: Done.
        components:
          schemas:
            Thing:
              type: object
          parameters:
            Id:
              name: id
              in: path
              required: true
              schema:
                type: string
              example: a
          responses:
            NotFound:
              description: None.
          examples:
            One:
              value:
                a: 1
        """

    @Test("Scalars are what JSON would take them for, and strings otherwise")
    func scalarsBecomeJSON() throws {
        let yaml = """
            date: 2026-11-23
            instant: 2026-11-23T08:10:00Z
            time: 08:00
            quoted: '1'
            double: "true"
            integer: 1
            decimal: 0.10
            negative: -5
            exponent: 1e3
            octal: 010
            hex: 0x1F
            flag: true
            nothing: null
            lines: |
              1
            words: a 'b' c
            """

        let document = try OpenAPIDocument(yaml: yaml)

        let expected = #"""
            {"date":"2026-11-23","instant":"2026-11-23T08:10:00Z","time":"08:00","quoted":"1","double":"true",
             "integer":1,"decimal":0.10,"negative":-5,"exponent":1e3,"octal":"010","hex":"0x1F","flag":true,
             "nothing":null,"lines":"1\n","words":"a 'b' c"}
            """#
        #expect(try document.root == json(expected))
    }

    @Test(
        "What readers of YAML take for different things is refused",
        arguments: [
            "a: yes", "a: Off", "a: ~", "a:", "a: True", "a: NULL", "a: &x 1", "a: &x [1]", "a: &x 1\nb: *x",
            "a: !!str 1",
            "1: a", "a: 1\na: 2", "a: [", "",
        ])
    func ambiguousYAMLIsRefused(_ yaml: String) {
        #expect(throws: OpenAPIError.self) { try OpenAPIDocument(yaml: yaml) }
    }

    @Test("The JSON is compact and keeps the order of the text")
    func jsonIsCompactAndOrdered() throws {
        let document = try OpenAPIDocument(yaml: "b: 1\na:\n  - x\n  - null\n")

        #expect(String(decoding: document.json, as: UTF8.self) == #"{"b":1,"a":["x",null]}"#)
    }

    @Test("Operations come with all that they refer to")
    func operationsAreRead() throws {
        let operations = try OpenAPIDocument(yaml: Self.small).operations()

        #expect(operations.map(\.method) == ["PUT", "GET", "DELETE"])
        #expect(operations.map(\.scopes) == [["write"], nil, []])
        let put = try #require(operations.first)
        #expect(put.path == "/things/{id}")
        #expect(put.operationId == "putThing")
        #expect(put.tags == ["things"])
        #expect(put.parameters.map(\.name) == ["id"])
        #expect(put.parameters.map(\.location) == [.path])
        #expect(put.parameters.map(\.isRequired) == [true])
        #expect(put.parameters.map(\.example) == ["a"])
        #expect(put.requestBody.map(\.type) == ["application/json"])
        #expect(put.requestBody.flatMap(\.examples).map(\.value) == [["a": 1]])
        #expect(put.responses.map(\.status) == [200, 404])
    }

    @Test("An answer is found by status and media type, with its header fields")
    func answersAreFound() throws {
        let operations = try OpenAPIDocument(yaml: Self.small).operations()
        let put = try #require(operations.first)

        let answer = try #require(put.response(status: 200))

        #expect(answer.headers.map(\.name) == ["ETag"])
        #expect(answer.headers.map(\.isRequired) == [true])
        #expect(answer.headers.map(\.example) == [#""1""#])
        #expect(
            answer.content(ofType: "Application/JSON; charset=utf-8")?.schema == ["$ref": "#/components/schemas/Thing"])
        #expect(answer.content(ofType: "text/plain")?.schema == nil)
        #expect(put.response(status: 201)?.status == nil)
    }

    @Test(
        "A description that lacks a member says which",
        arguments: [
            ("a: 1", "paths"), ("paths:\n  /a:\n    get:\n      responses: {}", "operationId"),
            ("paths:\n  /a:\n    get:\n      operationId: a", "responses"),
            (
                "paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        default: {}",
                "responses/default"
            ),
        ])
    func missingMemberIsNamed(_ yaml: String, _ name: String) throws {
        let document = try OpenAPIDocument(yaml: yaml)

        #expect(throws: OpenAPIError.missingMember(name)) { try document.operations() }
    }

    @Test("A file that is not there is named")
    func missingFileIsNamed() {
        #expect(throws: OpenAPIError.unreadableFile(path: "/no/such/file")) {
            try OpenAPIDocument(contentsOfFile: "/no/such/file")
        }
    }
}
