import Testing

@testable import Journal

/// Notes that may hold HTML.
@Suite("plain text of notes")
struct HTMLTextTests {
    @Test(
        "blocks and breaks are lines, references are characters, other tags are nothing",
        arguments: [
            ("a<br>b<BR/>c", "a\nb\nc"), ("<p>one</p><p>two</p>", "one\ntwo"), ("<div>a</div>b", "a\nb"),
            ("<ul><li>x</li><li>y</li></ul>", "x\ny"), ("a<br><br>b", "a\n\nb"),
            ("<b>bold</b> &amp; <i class=\"x\">it</i>", "bold & it"),
            ("&lt;3 &#8364; &#x20AC; &nbsp;x&quot;", "<3 € €  x\""), ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
            ("I <3 you", "I <3 you"),
            ("R&B", "R&B"), ("&unknown; &#0; &#xD800;", "&unknown; &#0; &#xD800;"), ("a <b", "a <b"),
            ("plain\ntext", "plain\ntext"), ("mood <meh at noon and energy >low", "mood <meh at noon and energy >low"),
            ("x<b and c>d", "x<b and c>d"), ("a<B CLASS='x'>b</B >c<hr/>d", "abc\nd"),
            ("<script>x</script><h2>T</h2>", "<script>x</script>\nT"),
            ("<p></p>", ""), ("", ""), ("  <p> x </p>  ", "x"),
        ])
    func plain(html: String, text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test(
        "a text of beginnings of tags is read once, not once for each",
        .timeLimit(.minutes(1)), arguments: ["<a", "<a ", "<a x=\"", "<", "</b ", "&"])
    func long(beginning: String) {
        let html = String(repeating: beginning, count: 200_000)

        #expect(HTMLText.plain(html) == html.trimmingWhitespace)
    }
}
