import PasswordHashing

/// What every scheme is held to, over one stored hash.
enum HashConformance {
    /// The verdict on a password, or the kind of failure, as `BlockingVerifier` will report it.
    static func outcome(of stored: StoredHash, _ password: [UInt8]) -> Expectation {
        let hash: any PasswordHash
        do {
            hash = try SchemeRegistry.standard.parse(stored)
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
    static func isCheap(_ hash: any PasswordHash) -> Bool { hash.cost.estimatedMilliseconds <= 8 }

    /// Whether a verification takes a tenth of a second at most.
    static func isModerate(_ hash: any PasswordHash) -> Bool { hash.cost.estimatedMilliseconds <= 64 }

    /// The texts that differ in one digest bit, in the first and in a middle character: all bits of those count.
    static func flippedDigests(_ scheme: Scheme, _ stored: StoredHash) -> [String] {
        guard let field = SchemeRegistry.standard.type(of: scheme)?.descriptor.digestField else { return [] }
        let text = Array(stored.hash.utf8)
        let digest = field.range?(stored) ?? field.range(in: text)
        return [digest.lowerBound, (digest.lowerBound + digest.upperBound) / 2].compactMap { start in
            // What stands for `+` and `/` differs between alphabets; the runs of digits and letters do not.
            guard let offset = (start..<digest.upperBound).first(where: { isAlphanumeric(text[$0]) }) else {
                return nil
            }
            return String(
                decoding: text[..<offset] + [neighbor(of: text[offset])] + text[(offset + 1)...], as: UTF8.self)
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// The digit whose value differs in the lowest bit.
    ///
    /// In every alphabet here, hex included, the runs 0-9, A-Z and a-z start at an even value.
    private static func neighbor(of digit: UInt8) -> UInt8 {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            digit.isMultiple(of: 2) ? digit - 1 : digit + 1
        default: digit ^ 1
        }
    }

    /// The texts in a stored hash that must never be shown: its fields of six characters and more, its salt and keys.
    /// Decimal numbers are costs, and what schemes' prefixes have is no secret.
    static func secrets(in stored: StoredHash) -> [String] {
        var texts = stored.hash.split(separator: "$").map(String.init)
        texts += stored.options.names.compactMap { stored.options.text($0) }
        let names = Set(SchemeRegistry.standard.knownNames + Bcrypt.Dialect.allCases.map(\.rawValue))
        return texts.filter { text in
            text.utf8.count >= 6 && !names.contains(text) && !text.allSatisfy { "0"..."9" ~= $0 }
                && !text.hasPrefix("rounds=") && !prefixes.contains { $0.contains(text) }
        }
    }

    /// What texts of the schemes start with.
    private static let prefixes: [String] = SchemeRegistry.standard.types.flatMap { $0.descriptor.shapes }.compactMap {
        switch $0 {
        case .prefix(let prefix), .prefixed(let prefix, _): prefix
        default: nil
        }
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

extension SchemeDescriptor.DigestField {
    /// Where the digest stands in a text.
    fileprivate func range(in text: [UInt8]) -> Range<Int> {
        guard let separator = separator?.asciiValue else { return min(offset, text.count)..<text.count }
        let fields = text.split(separator: separator, omittingEmptySubsequences: false)
        let place = index < 0 ? fields.count + index : index
        guard fields.indices.contains(place) else { return 0..<text.count }
        let field = fields[place].indices
        return min(field.lowerBound + offset, field.upperBound)..<field.upperBound
    }
}
