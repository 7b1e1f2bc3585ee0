package import HTTPCodec
package import HTTPTypes

/// What a handler answers.
///
/// Framing and Date are the server's to say: see ``ResponseFields``. A handler that sets `Connection: close` ends the
/// connection. Status 1xx or a field with control bytes becomes a 500.
package struct Response: Sendable {
    package var status: HTTPResponse.Status
    package var fields: ResponseFields
    package var body: ResponseBody

    package init(status: HTTPResponse.Status, fields: ResponseFields = ResponseFields(), body: ResponseBody = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
