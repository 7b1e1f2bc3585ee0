/// Variables that Kubernetes sets in every pod for a service whose name begins with `attune`: `ATTUNE_SERVICE_HOST`,
/// `ATTUNE_PORT_8080_TCP_ADDR` and their like, also `ATTUNE_BACKUP_SERVICE_HOST` for one that is called `attune-backup`
/// (Kubernetes, "Service", environment variables).
enum KubernetesVariable {
    /// Whether a variable is one of these.
    static func isOne(_ name: String, value: String) -> Bool {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        if words.last == "PORT", isAddress(value) { return true }
        return words.indices.contains { index in
            let rest = words[(index + 1)...]
            switch words[index] {
            case "SERVICE": return rest.first == "PORT" || rest.elementsEqual(["HOST"])
            case "PORT": return isPort(rest)
            default: return false
            }
        }
    }

    /// What the variable named after the service itself has, such as `tcp://10.0.0.1:80`.
    static func isAddress(_ value: String) -> Bool {
        ["tcp", "udp", "sctp"].contains { value.hasPrefix("\($0)://") }
    }

    /// `8080_TCP` and what may follow it.
    private static func isPort(_ words: ArraySlice<Substring>) -> Bool {
        guard let number = words.first, let transport = words.dropFirst().first else { return false }
        return !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && ["TCP", "UDP", "SCTP"].contains(transport)
    }
}
