package import HTTPTypes

/// What a handler answers.
///
/// Content-Length, Transfer-Encoding and Date are the server's to say; the handler's own are left out. A handler that
/// sets `Connection: close` ends the connection. Status 1xx or a field with control bytes becomes a 500.
package struct Response: Sendable {
    package var status: HTTPResponse.Status
    package var fields: HTTPFields
    package var body: ResponseBody

    package init(status: HTTPResponse.Status, fields: HTTPFields = HTTPFields(), body: ResponseBody = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
