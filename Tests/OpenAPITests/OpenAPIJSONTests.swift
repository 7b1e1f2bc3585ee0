import Foundation
import OpenAPITestSupport
import Testing

/// The JSON form of the description, which the server embeds and `make openapi` writes.
@Suite("openapi.json")
struct OpenAPIJSONTests {
    private static let path =
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Sources/CContract/openapi.json"

    @Test("says what openapi.yaml says")
    func equalsYAML() throws {
        let json = Data(try Description.document().json)
        if ProcessInfo.processInfo.environment["ATTUNE_WRITE_OPENAPI_JSON"] == "1" {
            try json.write(to: URL(filePath: Self.path))
        }

        let committed = try Data(contentsOf: URL(filePath: Self.path))

        #expect(committed == json, "openapi.yaml has changed: run make openapi")
    }
}
