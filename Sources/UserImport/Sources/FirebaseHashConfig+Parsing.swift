internal import AppwriteUsers
internal import JSONText

extension FirebaseHashConfig {
    /// Reads the console's text, or JSON.
    ///
    ///     hash_config {
    ///       algorithm: SCRYPT,
    ///       base64_signer_key: …,
    ///       base64_salt_separator: Bw==,
    ///       rounds: 8,
    ///       mem_cost: 14,
    ///     }
    ///
    /// White space, quotes, trailing commas and the outer braces are optional. JSON has the same names or those of the
    /// REST API (`signerKey`, `saltSeparator`, `rounds`, `memoryCost`, `algorithm`), at the top or within `hash_config`,
    /// `hashConfig` or `signIn.hashConfig`. Fields of other names are ignored.
    /// - Throws: the field that is missing or wrong, never a value.
    public init(parsing bytes: [UInt8]) throws(SourceError) {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        guard let decoded = String(validating: hasMark ? bytes.dropFirst(3) : bytes[...], as: UTF8.self) else {
            throw SourceError("the hash config is not UTF-8")
        }
        let text = FieldText.trimmed(decoded)
        guard !text.isEmpty else { throw SourceError("the hash config is empty", hint: Self.hint) }
        var fields = Fields()
        if let json = try? JSONParser.parse(text) {
            try fields.read(json)
        } else {
            try fields.read(text)
        }
        try self.init(
            signerKey: try fields.required(.signerKey), saltSeparator: try fields.required(.saltSeparator),
            rounds: try fields.number(.rounds), memoryCost: try fields.number(.memoryCost),
            algorithm: fields.values[.algorithm] ?? Self.nativeAlgorithm)
    }
}

/// The fields of a configuration as text, by whichever name they stand.
private struct Fields: Redacted {
    enum Name: String, CaseIterable {
        case algorithm
        case signerKey = "base64_signer_key"
        case saltSeparator = "base64_salt_separator"
        case rounds
        case memoryCost = "mem_cost"

        init?(spelled name: String) {
            switch name.lowercased().filter({ $0 != "_" }) {
            case "algorithm": self = .algorithm
            case "base64signerkey", "signerkey": self = .signerKey
            case "base64saltseparator", "saltseparator": self = .saltSeparator
            case "rounds": self = .rounds
            case "memcost", "memorycost": self = .memoryCost
            default: return nil
            }
        }
    }

    var values: [Name: String] = [:]

    mutating func read(_ json: JSONValue) throws(SourceError) {
        let config = json["hash_config"] ?? json["hashConfig"] ?? json["signIn"]?["hashConfig"] ?? json
        guard let object = config.objectValue else {
            throw SourceError("the hash config is a JSON \(config.kind), not an object", hint: FirebaseHashConfig.hint)
        }
        for member in object.members where !member.value.isNull {
            guard let name = Name(spelled: member.key) else { continue }
            guard let text = member.value.stringValue ?? member.value.numberText else {
                throw SourceError("the hash config's \(name.rawValue) is \(member.value.kindPhrase)")
            }
            try set(name, to: text)
        }
    }

    mutating func read(_ text: String) throws(SourceError) {
        var rest = text[...]
        if let brace = rest.firstIndex(of: "{") {
            // What stands before the brace can only be the name of the whole.
            rest = rest[rest.index(after: brace)...]
            guard let close = rest.lastIndex(of: "}"), rest[close...].dropFirst().allSatisfy(\.isWhitespace) else {
                throw SourceError("the hash config has no closing brace at its end: it may be cut short")
            }
            rest = rest[..<close]
        }
        for piece in rest.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            guard let colon = piece.firstIndex(of: ":") else {
                guard piece.allSatisfy(\.isWhitespace) else {
                    throw SourceError(
                        "the hash config is not made of `name: value` lines", hint: FirebaseHashConfig.hint)
                }
                continue
            }
            guard let name = Name(spelled: Self.unquoted(piece[..<colon])) else { continue }
            try set(name, to: Self.unquoted(piece[piece.index(after: colon)...]))
        }
    }

    private mutating func set(_ name: Name, to text: String) throws(SourceError) {
        guard values.updateValue(text, forKey: name) == nil else {
            throw SourceError("the hash config states \(name.rawValue) twice")
        }
    }

    func required(_ name: Name) throws(SourceError) -> String {
        guard let value = values[name] else {
            throw SourceError("the hash config does not state \(name.rawValue)", hint: FirebaseHashConfig.hint)
        }
        return value
    }

    func number(_ name: Name) throws(SourceError) -> UInt64 {
        guard let number = UInt64(try required(name)) else {
            throw SourceError("the hash config's \(name.rawValue) is not a whole number")
        }
        return number
    }

    private static func unquoted(_ text: Substring) -> String {
        let trimmed = FieldText.trimmed(text)
        guard trimmed.utf8.count >= 2, let quote = trimmed.first, quote == "\"" || quote == "'", trimmed.last == quote
        else { return trimmed }
        return String(trimmed.dropFirst().dropLast())
    }
}
