internal import JSONText

/// Reads `application/x-www-form-urlencoded` text: a query string, or the body of a form.
///
/// Takes what official clients send: `name[]=…` and `name[0]=…` for arrays, repeated or not, `+` for a space, empty
/// pairs and a trailing `?` (Users API, how official SDKs encode). Bytes that are no UTF-8 become U+FFFD.
enum FormText {
    /// As many pairs as PHP reads (its `max_input_vars`); those behind them are ignored.
    private static let maximumPairCount = 1000

    static func parse(_ text: String) -> JSONObject {
        var values = JSONObject()
        var arrays: [String: [JSONValue]] = [:]
        var names: [String] = []
        for pair in text.split(separator: "&", maxSplits: maximumPairCount).prefix(maximumPairCount) {
            // Clients that append to a URL which has a query already leave question marks.
            let pair = pair.drop { $0 == "?" }
            guard !pair.isEmpty else { continue }
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0])
            let value = JSONValue.string(parts.count > 1 ? decoded(parts[1]) : "")
            guard let bracket = name.firstIndex(of: "["), name.hasSuffix("]"), bracket != name.startIndex else {
                values[name] = value
                continue
            }
            let base = String(name[..<bracket])
            if arrays[base] == nil { names.append(base) }
            arrays[base, default: []].append(value)
        }
        for name in names { values[name] = .array(arrays[name] ?? []) }
        return values
    }

    /// Reads a part of a path, in which a `+` stands for itself.
    static func decodedPath(_ text: Substring) -> String { decoded(text, plusIsSpace: false) }

    private static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2)
                if digits.count == 2, let value = UInt8(Substring(digits), radix: 16), digits.first != UInt8(ascii: "+")
                {
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
