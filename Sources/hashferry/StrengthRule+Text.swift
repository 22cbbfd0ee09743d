internal import JSONText
internal import PasswordHashing

extension StrengthRule {
    /// The rule in words: "SHA-256: strong from 600,000 iterations, adequate from 60,000 iterations, else weak".
    var text: String {
        let head = subject.isEmpty ? "" : "\(subject): "
        guard !figures.isEmpty else { return head + best.rawValue }
        let strong = figures.compactMap { figure in figure.strong.map { figure.text($0) } }
        let adequate = figures.filter { $0.adequate > 0 }.map { $0.text($0.adequate) }
        var parts: [String] = []
        // A figure that is never strong leaves all hashes under it.
        if strong.count == figures.count { parts.append("strong from \(strong.joined(separator: " and "))") }
        parts.append(adequate.isEmpty ? "else adequate" : "adequate from \(adequate.joined(separator: " and "))")
        if !adequate.isEmpty { parts.append("else weak") }
        return head + parts.joined(separator: ", ")
    }

    /// The rule as an object: `always`, or the figures, all of which are needed.
    var json: JSONValue {
        let hashes: (String, JSONValue) = ("hashes", subject.isEmpty ? .null : .string(subject))
        guard !figures.isEmpty else { return .object(JSONObject([hashes, ("always", .string(best.rawValue))])) }
        return .object(JSONObject([hashes, ("figures", .array(figures.map(\.json)))]))
    }
}

extension StrengthRule.Figure {
    fileprivate func text(_ value: UInt64) -> String {
        switch unit {
        case .count: "\(Int(clamping: value).grouped) \(name)"
        case .bytes: "\(ByteSize(value).text) \(name == "memory" ? "of memory" : name)"
        case .log2: "\(name) \(value)"
        }
    }

    fileprivate var json: JSONValue {
        .object([
            "figure": .string(name), "unit": .string(unit.rawValue), "adequate": .integer(Int64(clamping: adequate)),
            "strong": strong.map { .integer(Int64(clamping: $0)) } ?? .null,
        ])
    }
}
