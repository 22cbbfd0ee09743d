internal import CryptoPrimitives

/// The constructions that applications have made of digests, as templates: what a search with a known password tries.
///
/// A few hundred a digest. None is ever tried at a login.
struct TemplateConstructions {
    private let options: Set<HashOptions.Name>

    /// - Parameter options: what stands beside the text; each construction uses all of it.
    init(_ options: Set<HashOptions.Name>) {
        self.options = options
    }

    /// The templates of all digests whose layouts a text has.
    func templates(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        return MessageDigest.allCases.flatMap { digest in
            Self.layouts(of: bytes, digest).flatMap { layout in
                expressions(digest, hasSalt: layout.hasSalt || options.contains(.salt)).map { layout.text + $0 }
            }
        }
    }

    /// The layouts that a text may have: the digest alone, or a salt on either side of it.
    private static func layouts(of text: [UInt8], _ digest: MessageDigest) -> [(text: String, hasSalt: Bool)] {
        let hexCount = 2 * digest.byteCount
        let base64Count = (digest.byteCount + 2) / 3 * 4
        if text.count == hexCount { return [("", false)] }
        if (base64Count - 2...base64Count).contains(text.count) { return [("base64(digest) = ", false)] }
        guard text.count > hexCount + 1 else { return [] }
        let hex = ByteSet.hex
        let separators: [(byte: UInt8, text: String)] = [
            (UInt8(ascii: ":"), "\":\""), (UInt8(ascii: "$"), "\"$\""), (UInt8(ascii: "."), "\".\""),
        ]
        var layouts: [(text: String, hasSalt: Bool)] = []
        for separator in separators {
            if text[hexCount] == separator.byte, text[..<hexCount].allSatisfy(hex.contains) {
                layouts.append(("hex(digest) . \(separator.text) . salt = ", true))
            }
            if text[text.count - hexCount - 1] == separator.byte, text.suffix(hexCount).allSatisfy(hex.contains) {
                layouts.append(("salt . \(separator.text) . hex(digest) = ", true))
            }
        }
        return layouts
    }

    private func expressions(_ digest: MessageDigest, hasSalt: Bool) -> [String] {
        let name = digest.rawValue
        let passwords = Self.passwords(name)
        guard !options.contains(.rounds) else { return repeated(name, hasSalt: hasSalt) }
        let user = options.contains(.user)
        let pepper = options.contains(.sourcePepper)
        switch (hasSalt, user, pepper) {
        case (false, false, false):
            return passwords.map { "\(name)(\($0))" } + ["\(name)(\(name)(\(name)(password)))"]
        case (true, false, false):
            return Self.beside(name, passwords, Self.salts)
        case (false, true, false):
            return Self.beside(name, passwords, ["user", "lower(user)", "upper(user)"])
        case (false, false, true):
            return Self.beside(name, passwords, ["pepper", "unhex(pepper)", "unbase64(pepper)"])
        case (true, false, true):
            return Self.salts.flatMap { salt in
                passwords.flatMap { password in
                    Self.permutations(password, salt, "pepper").map { "\(name)(\($0))" }
                        + [
                            "hmac-\(name)(pepper, \(salt) . \(password))",
                            "hmac-\(name)(pepper, \(password) . \(salt))",
                        ]
                }
            }
        case (true, true, false):
            return passwords.flatMap { password in
                Self.permutations(password, "salt", "user").map { "\(name)(\($0))" }
            }
        default: return []
        }
    }

    private static let salts = ["salt", "unhex(salt)", "unbase64(salt)"]

    /// What stands for the password.
    private static func passwords(_ name: String) -> [String] {
        let inner = [name] + ["md5", "sha1", "sha256", "sha512"].filter { $0 != name }
        return ["password", "utf16le(password)", "trim(password)"]
            + inner.flatMap { ["\($0)(password)", "raw(\($0)(password))", "upper(\($0)(password))"] }
    }

    private static func beside(_ name: String, _ passwords: [String], _ others: [String]) -> [String] {
        others.flatMap { other in
            passwords.flatMap { password in
                [
                    "\(name)(\(other) . \(password))", "\(name)(\(password) . \(other))",
                    "\(name)(\(other) . \(password) . \(other))", "\(name)(\(other) . \":\" . \(password))",
                    "\(name)(\(password) . \":\" . \(other))", "hmac-\(name)(\(other), \(password))",
                    "hmac-\(name)(\(password), \(other))", "\(name)(\(name)(\(other)) . \(password))",
                    "\(name)(\(password) . \(name)(\(other)))", "\(name)(\(other) . \(name)(\(other) . \(password)))",
                    "\(name)(\(name)(\(password) . \(other)))", "\(name)(\(name)(\(other) . \(password)))",
                ]
            }
        }
    }

    private static func permutations(_ first: String, _ second: String, _ third: String) -> [String] {
        [
            [first, second, third], [first, third, second], [second, first, third], [second, third, first],
            [third, first, second], [third, second, first],
        ].map { $0.joined(separator: " . ") }
    }

    /// Rounds over the digest before, and over the digest and the rest again.
    private func repeated(_ name: String, hasSalt: Bool) -> [String] {
        guard !options.contains(.user), !options.contains(.sourcePepper) else { return [] }
        let starts = hasSalt ? Self.salts.flatMap { ["\($0) . password", "password . \($0)"] } : ["password"]
        return starts.flatMap { start in
            ["\(name)(previous)", "raw(\(name)(previous))"].map { "repeat(rounds, \(start), \($0))" }
                + ["repeat(rounds, \"\", raw(\(name)(previous . \(start))))"]
        }
    }
}

extension TemplatedDigest {
    public static func furtherReadings(of stored: StoredHash) -> [StoredHash] { constructions(of: stored) }

    /// The stored hash under each construction that has no name, where nothing says which template it is.
    ///
    /// For a search with a known password, after the schemes and names: up to some thousands. At a login nothing is tried.
    public static func constructions(of stored: StoredHash) -> [StoredHash] {
        guard stored.options[.template] == nil, stored.hash.utf8.count <= 512 else { return [] }
        return TemplateConstructions(Set(stored.options.names)).templates(of: stored.hash).map { template in
            var reading = stored
            reading.options[.template] = .text(template)
            reading.declaredScheme = .digestTemplate
            return reading
        }
    }
}
