/// A place in a JSON text, and the recursive descent from there.
///
/// The text is passed to every call: storing a span needs an experimental feature.
struct JSONCursor {
    var position = 0

    @inline(__always)
    mutating func skipWhitespace(_ text: Span<UInt8>) {
        while position < text.count {
            let byte = text[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    /// The byte at the place, which must exist.
    @inline(__always)
    func peek(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
        guard position < text.count else { throw JSONError(.unexpectedEnd, offset: text.count) }
        return text[position]
    }

    mutating func value(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> JSONValue {
        switch try peek(text) {
        case UInt8(ascii: "\""): return .string(try string(text))
        case UInt8(ascii: "{"): return .object(try object(text, depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(text, depth: depth + 1))
        case UInt8(ascii: "t"):
            try literal("true", text)
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false", text)
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null", text)
            return .null
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try number(text)
        default: throw JSONError(.unexpectedByte, offset: position)
        }
    }

    private mutating func object(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> JSONObject {
        try open(depth)
        skipWhitespace(text)
        guard try peek(text) != UInt8(ascii: "}") else {
            position += 1
            return JSONObject()
        }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(8)
        var filter = DuplicateKeyFilter()
        while true {
            let start = position
            guard try peek(text) == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, offset: position) }
            let key = try string(text)
            guard !filter.isDuplicate(key, of: members) else { throw JSONError(.duplicateKey, offset: start) }
            skipWhitespace(text)
            guard try peek(text) == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte, offset: position) }
            position += 1
            skipWhitespace(text)
            members.append(JSONObject.Member(key: key, value: try value(text, depth: depth)))
            guard try another(text, before: UInt8(ascii: "}")) else { return JSONObject(distinct: members) }
        }
    }

    private mutating func array(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> [JSONValue] {
        try open(depth)
        skipWhitespace(text)
        guard try peek(text) != UInt8(ascii: "]") else {
            position += 1
            return []
        }
        var elements: [JSONValue] = []
        while true {
            elements.append(try value(text, depth: depth))
            guard try another(text, before: UInt8(ascii: "]")) else { return elements }
        }
    }

    @inline(__always)
    private mutating func open(_ depth: Int) throws(JSONError) {
        guard depth <= JSONParser.maximumDepth else { throw JSONError(.tooDeep, offset: position) }
        position += 1
    }

    /// Passes a comma and the white space around it, or the closing byte.
    @inline(__always)
    private mutating func another(_ text: Span<UInt8>, before close: UInt8) throws(JSONError) -> Bool {
        skipWhitespace(text)
        let byte = try peek(text)
        guard byte == UInt8(ascii: ",") || byte == close else { throw JSONError(.unexpectedByte, offset: position) }
        position += 1
        guard byte != close else { return false }
        skipWhitespace(text)
        return true
    }

    private mutating func literal(_ word: StaticString, _ text: Span<UInt8>) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            let expected = unsafe word.utf8Start[index]
            guard try peek(text) == expected else { throw JSONError(.unexpectedByte, offset: position) }
            position += 1
        }
    }
}
