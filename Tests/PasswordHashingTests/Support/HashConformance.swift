import PasswordHashing

/// What every scheme is held to, over one stored hash.
enum HashConformance {
    /// The verdict on a password, or the kind of failure, as `BlockingVerifier` will report it.
    static func outcome(of stored: StoredHash, _ password: [UInt8]) -> Expectation {
        let hash: any PasswordHash
        do {
            hash = try SchemeRegistry.parse(stored)
        } catch {
            return kind(of: error)
        }
        if hash.violation(of: HashLimits()) != nil { return .refused }
        do {
            return try hash.verify(password.span) ? .match : .mismatch
        } catch .passwordUnsupported {
            return .unsupported
        } catch {
            fatalError("\(hash): \(error)")
        }
    }

    /// The kind of failure to read.
    static func kind(of error: HashFormatError) -> Expectation {
        switch error.code {
        case .malformed: .malformed
        case .unrecognized: .unrecognized
        case .ambiguous: .ambiguous
        case .unsupported: .unsupported
        }
    }

    /// Whether a verification takes a few milliseconds at most, in debug as well.
    static func isCheap(_ hash: any PasswordHash) -> Bool {
        switch type(of: hash).scheme {
        case .md5, .sha: true
        case .argon2: hash.cost.work <= 2048
        case .bcrypt: hash.cost.work <= 64
        case .phpass: hash.cost.work <= 2049
        case .scrypt, .scryptModified: hash.cost.work <= 1 << 17
        }
    }

    /// Whether a verification takes a tenth of a second at most.
    static func isModerate(_ hash: any PasswordHash) -> Bool {
        switch type(of: hash).scheme {
        case .argon2: hash.cost.work <= 1 << 16
        case .bcrypt: hash.cost.work <= 1 << 8
        case .phpass: hash.cost.work <= 1 << 14
        case .scrypt, .scryptModified: hash.cost.work <= 1 << 20
        case .md5, .sha: true
        }
    }

    /// The offset at which the digest starts in a stored text.
    static func digestStart(_ scheme: Scheme, _ text: [UInt8]) -> Int {
        switch scheme {
        case .md5, .sha, .scryptModified: 0
        case .bcrypt: 29
        case .phpass: 12
        case .argon2, .scrypt: (text.lastIndex(of: UInt8(ascii: "$")) ?? -1) + 1
        }
    }

    /// The texts that differ in one digest bit, in the first and in a middle character: all bits of those count.
    static func flippedDigests(_ scheme: Scheme, _ hash: String) -> [String] {
        let text = Array(hash.utf8)
        let start = digestStart(scheme, text)
        let isCryptOrder = scheme == .bcrypt || scheme == .phpass || hash.hasPrefix("$7$")
        return [start, (start + text.count) / 2].map { offset in
            let other = neighbor(of: text[offset], isCryptOrder: isCryptOrder)
            return String(decoding: text[..<offset] + [other] + text[(offset + 1)...], as: UTF8.self)
        }
    }

    /// The digit whose value differs in the lowest bit.
    ///
    /// In every alphabet here, hex included, the runs 0-9, A-Z and a-z start at an even value.
    private static func neighbor(of digit: UInt8, isCryptOrder: Bool) -> UInt8 {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            digit.isMultiple(of: 2) ? digit - 1 : digit + 1
        case UInt8(ascii: "."): UInt8(ascii: "/")
        case UInt8(ascii: "/"): isCryptOrder ? UInt8(ascii: ".") : UInt8(ascii: "+")
        case UInt8(ascii: "+"): UInt8(ascii: "/")
        case UInt8(ascii: "-"): UInt8(ascii: "_")
        case UInt8(ascii: "_"): UInt8(ascii: "-")
        default: digit ^ 1
        }
    }

    /// The texts in a stored hash that must never be shown: its fields of six characters and more, its salt and keys.
    static func secrets(in stored: StoredHash) -> [String] {
        var texts = stored.hash.split(separator: "$").map(String.init)
        texts += [stored.options.salt, stored.options.saltSeparator, stored.options.signerKey].compactMap(\.self)
        let names: Set = ["argon2i", "argon2d", "argon2id", "scrypt"]
        return texts.filter { $0.utf8.count >= 6 && !names.contains($0) }
    }

    /// Everything that a description, a debugger or `dump` shows of a value.
    static func everythingShown(of value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return [String(describing: value), String(reflecting: value), dumped].joined(separator: "\n")
    }
}

extension PasswordHash {
    /// `verify` over an array: a `Span` cannot be an argument of `#expect`.
    func accepts(_ password: [UInt8]) throws(HashingError) -> Bool {
        try verify(password.span)
    }
}
