internal import JSONText

/// Reads the values that sources write as text.
enum FieldText {
    /// A truth value in any of its usual spellings and any case, or nil for other text.
    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true", "1": return true
        case "false", "0": return false
        default: break
        }
        switch text.lowercased() {
        case "true", "t", "yes", "y": return true
        case "false", "f", "no", "n": return false
        default: return nil
        }
    }

    /// Labels separated by `|` or `;`, or as a JSON array of strings.
    static func labels(_ text: String) throws(RowRejection) -> [String] {
        guard text.utf8.first != UInt8(ascii: "[") else { return try labels(try json(text, of: "labels")) }
        return text.split { $0 == "|" || $0 == ";" }.compactMap { part in
            let label = trimmed(part)
            return label.isEmpty ? nil : label
        }
    }

    /// Labels as a JSON array of strings.
    static func labels(_ value: JSONValue) throws(RowRejection) -> [String] {
        guard let elements = value.arrayValue else {
            throw RowRejection(field: "labels", reason: "is \(value.kindPhrase), not an array of strings")
        }
        var labels: [String] = []
        labels.reserveCapacity(elements.count)
        for element in elements {
            guard let label = element.stringValue else {
                throw RowRejection(field: "labels", reason: "contains \(element.kindPhrase), not only strings")
            }
            labels.append(label)
        }
        return labels
    }

    /// The text of a JSON object.
    static func object(_ text: String, of field: String) throws(RowRejection) -> JSONObject {
        let value = try json(text, of: field)
        guard let object = value.objectValue else {
            throw RowRejection(field: field, reason: "is a JSON \(value.kind), not an object")
        }
        return object
    }

    private static func json(_ text: String, of field: String) throws(RowRejection) -> JSONValue {
        do {
            return try JSONParser.parse(text)
        } catch {
            throw RowRejection(field: field, reason: "is not JSON: \(error)")
        }
    }

    /// A text without white space around it, at no cost where it begins and ends with visible ASCII, as nearly all do.
    static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, 0x21..<0x7F ~= first, 0x21..<0x7F ~= last else {
            return trimmed(text[...])
        }
        return text
    }

    /// A text without white space around it.
    static func trimmed(_ text: some StringProtocol) -> String {
        let rest = text.drop(while: \.isWhitespace)
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...last])
    }
}
