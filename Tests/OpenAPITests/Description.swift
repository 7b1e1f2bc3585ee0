import OpenAPITestSupport

/// The description of the project, read once for all tests.
enum Description {
    private static let result = Result { () throws(OpenAPIError) in try OpenAPIDocument(contentsOfFile: path) }

    /// `openapi.yaml` lies at the root of the package, three levels above this file.
    private static var path: String {
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/openapi.yaml"
    }

    /// The description.
    static func document() throws(OpenAPIError) -> OpenAPIDocument {
        try result.get()
    }
}
