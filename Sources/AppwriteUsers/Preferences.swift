public import JSONText

/// The preferences of a user: an object of the application's own.
public struct Preferences: Sendable, Hashable, Redacted {
    /// The preferences as they stand on the wire.
    public let object: JSONObject

    /// Takes an object of at most 65,535 bytes of JSON (Users API, validators: Object).
    ///
    /// The server measures the text that PHP writes, in which a solidus has a backslash and everything outside ASCII is
    /// `\uXXXX`; so does this, and the object takes fewer bytes on the wire than the limit says.
    /// - Throws: ``WireRuleViolation`` with the rule `jsonByteCount`.
    public init(_ object: JSONObject) throws(WireRuleViolation) {
        var writer = JSONWriter(capacity: 256)
        writer.value(.object(object))
        guard Self.byteCountInPHP(of: writer.bytes) <= Self.maximumByteCount else {
            throw WireRuleViolation(field: .prefs, rule: .jsonByteCount(maximum: Self.maximumByteCount))
        }
        self.object = object
    }

    /// Users API, validators: Object.
    private static let maximumByteCount = 65_535

    private static func byteCountInPHP(of json: [UInt8]) -> Int {
        var count = 0
        for byte in json {
            switch byte {
            case UInt8(ascii: "/"): count += 2
            case 0x00...0x7F: count += 1
            case 0x80...0xBF: break
            case 0xC0...0xEF: count += 6
            default: count += 12
            }
        }
        return count
    }
}
