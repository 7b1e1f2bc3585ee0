/// The text of metrics, as a test reads it.
struct ScrapedMetrics {
    /// Each sample's value, by its name with its labels as they are written.
    let samples: [String: Double]
    /// The type of each family.
    let types: [String: String]

    init(_ text: String) {
        var samples: [String: Double] = [:]
        var types: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# TYPE "), words.count == 4 { types[String(words[2])] = String(words[3]) }
            guard !line.hasPrefix("#"), let last = words.last else { continue }
            samples[String(line.dropLast(last.count + 1))] = Double(last) ?? (last == "+Inf" ? .infinity : .nan)
        }
        self.samples = samples
        self.types = types
    }

    subscript(_ sample: String) -> Double? { samples[sample] }

    /// The samples of a name with whatever labels.
    func all(_ name: String) -> [String: Double] {
        samples.filter { $0.key == name || $0.key.hasPrefix("\(name){") }
    }

    /// What the samples of a name come to.
    func sum(_ name: String) -> Double { all(name).values.reduce(0, +) }

    /// Samples that never fall: counters, and the parts of histograms.
    var rising: [String: Double] {
        samples.filter { sample, _ in
            let name = String(sample.prefix { $0 != "{" })
            if types[name] == "counter" { return true }
            return ["_bucket", "_sum", "_count"].contains { suffix in
                name.hasSuffix(suffix) && types[String(name.dropLast(suffix.count))] == "histogram"
            }
        }
    }
}
