internal import JSONText

/// The queries of SDKs before 1.5, which are written as calls: `equal("email", ["a@b.c"])`, `limit(25)` (Users API,
/// query strings).
enum OldQueryText {
    /// The methods whose values stand without an attribute.
    private static let withoutAttribute: Set<String> = ["limit", "offset", "cursorAfter", "cursorBefore"]

    /// The same query as the JSON text of today, or nil where the text is no call.
    static func json(of text: String) -> String? {
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
        let method = text[..<open]
        let inner = text[text.index(after: open)...].dropLast()
        guard !method.isEmpty, method.allSatisfy({ $0.isASCII && $0.isLetter }),
            let arguments = (try? JSONParser.parse("[\(inner)]"))?.arrayValue
        else { return nil }
        var query: JSONObject = ["method": .string(String(method))]
        var values = arguments[...]
        if !withoutAttribute.contains(String(method)) {
            guard let attribute = values.popFirst()?.stringValue else { return nil }
            query["attribute"] = .string(attribute)
        }
        query["values"] = .array(values.flatMap { $0.arrayValue ?? [$0] })
        return JSONValue.object(query).jsonText
    }
}
