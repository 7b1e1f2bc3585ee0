/// What charts are made of: SVG within the page, shaped by attributes and coloured by classes, so that dark mode, print
/// and forced colours reach it.
extension HTMLWriter {
    /// A chart as one picture to a screen reader, which says its name and what it shows.
    mutating func chart(
        _ style: String = "chart", width: Double, height: Double, title: Phrase, description: Phrase,
        _ body: (inout HTMLWriter) -> Void
    ) {
        element(
            "svg",
            ["viewBox": "0 0 \(Self.coordinate(width)) \(Self.coordinate(height))", "role": "img", "class": style]
        ) { page in
            page.element("title", title)
            page.element("desc", description)
            body(&page)
        }
    }

    mutating func rectangle(_ style: String, x: Double, y: Double, width: Double, height: Double) {
        element(
            "rect",
            [
                "class": style, "x": Self.coordinate(x), "y": Self.coordinate(y), "width": Self.coordinate(width),
                "height": Self.coordinate(height),
            ], "")
    }

    mutating func circle(_ style: String, x: Double, y: Double, radius: Double) {
        element(
            "circle",
            ["class": style, "cx": Self.coordinate(x), "cy": Self.coordinate(y), "r": Self.coordinate(radius)], "")
    }

    mutating func path(_ style: String, _ path: ChartPath) {
        if !path.isEmpty { element("path", ["class": style, "d": path.text], "") }
    }

    /// Text that begins at a point; `anchor` is `start`, `middle` or `end`.
    mutating func label(_ style: String, x: Double, y: Double, anchor: String = "start", _ phrase: Phrase) {
        element(
            "text",
            ["class": style, "x": Self.coordinate(x), "y": Self.coordinate(y), "text-anchor": anchor], phrase)
    }

    /// With one decimal at most.
    static func coordinate(_ value: Double) -> String {
        let text = ChartPath.number(value)
        return String(decoding: text, as: UTF8.self)
    }
}
