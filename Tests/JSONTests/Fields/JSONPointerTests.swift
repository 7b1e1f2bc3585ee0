import JSON
import Testing

@Suite("Pointers")
struct JSONPointerTests {
    @Test(
        "escape names as RFC 6901 §3 and §5 say",
        arguments: [
            ("foo", "/foo"), ("", "/"), ("a/b", "/a~1b"), ("c%d", "/c%d"), ("m~n", "/m~0n"), ("~1", "/~01"),
            ("/~", "/~1~0"), (" ", "/ "), ("é\"\\", "/é\"\\"), ("/\u{301}", "/~1\u{301}"),
        ])
    func names(name: String, text: String) {
        #expect(Array(JSONPointer.root.appending(name).description.utf8) == Array(text.utf8))
    }

    @Test("name the whole by nothing, and elements by their index")
    func composing() {
        #expect(JSONPointer.root.description == "")
        #expect(JSONPointer.root.appending("steps").appending(3).appending("amount").description == "/steps/3/amount")
        #expect(JSONPointer.root.appending("0") == JSONPointer.root.appending(0))
    }
}
