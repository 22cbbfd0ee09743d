internal import PasswordHashing

/// Other texts than the vector's: one bit off, cut, longer.
extension HashConformance {
    /// A digest that differs in one bit matches no more.
    public func failuresToCompare(_ vector: HashVector) -> [Failure] {
        guard vector.expectation == .match, let hash = try? registry.parse(vector.stored), Self.isModerate(hash) else {
            return []
        }
        let texts = flippedDigests(vector)
        guard !texts.isEmpty else { return [failure(vector, "has no digest where the descriptor says")] }
        return texts.compactMap { text in
            var stored = vector.stored
            stored.hash = text
            let outcome = outcome(of: stored, vector.password)
            return outcome == .mismatch ? nil : failure(vector, "is \(outcome.rawValue) with another digest")
        }
    }

    /// Neither a beginning of the text nor the text and more matches, unless it is the same hash, or names its password
    /// with a shorter output of the same function.
    public func failuresToRefuseOtherTexts(_ vector: HashVector) -> [Failure] {
        guard vector.expectation == .match, let hash = try? registry.parse(vector.stored) else { return [] }
        var failures: [Failure] = []
        let text = vector.stored.hash
        for count in 0..<text.utf8.count
        where matches(String(decoding: text.utf8.prefix(count), as: UTF8.self), vector, hash) {
            failures.append(failure(vector, "matches when cut to \(count) bytes"))
        }
        for appended in ["$", "\n", " ", "\u{0}", "é", "$x", "A", "0", "."] {
            if matches(text + appended, vector, hash) {
                failures.append(failure(vector, "matches with bytes behind it"))
            }
            var stored = vector.stored
            stored.hash = text + appended
            if let other = try? registry.parse(stored), other.stored == hash.stored {
                failures.append(failure(vector, "is read as itself with bytes behind it"))
            }
        }
        return failures
    }

    private func matches(_ text: String, _ vector: HashVector, _ hash: any PasswordHash) -> Bool {
        var stored = vector.stored
        stored.hash = text
        guard let other = try? registry.parse(stored), other.stored != hash.stored, Self.isCheap(other) else {
            return false
        }
        guard (try? other.verify(vector.password.span)) == true else { return false }
        // PBKDF2's and scrypt's shorter outputs are prefixes of longer ones: of 16 bytes they still name one password.
        return other.digest.count < 16 || !hash.digest.bytes.starts(with: other.digest.bytes)
    }

    /// The texts that differ in one digest bit, in the first and in a middle character: all bits of those count.
    private func flippedDigests(_ vector: HashVector) -> [String] {
        guard let field = registry.type(of: vector.scheme)?.descriptor.digestField else { return [] }
        let text = Array(vector.stored.hash.utf8)
        let digest = field.range?(vector.stored) ?? field.range(in: text)
        return [digest.lowerBound, (digest.lowerBound + digest.upperBound) / 2].compactMap { start in
            // What stands for `+` and `/` differs between alphabets; the runs of digits and letters do not.
            guard let offset = (start..<digest.upperBound).first(where: { text[$0].isAlphanumeric }) else { return nil }
            return String(decoding: text[..<offset] + [text[offset].neighbor] + text[(offset + 1)...], as: UTF8.self)
        }
    }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// The digit whose value differs in the lowest bit.
    ///
    /// In every alphabet here, hex included, the runs 0-9, A-Z and a-z start at an even value.
    fileprivate var neighbor: UInt8 {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            isMultiple(of: 2) ? self - 1 : self + 1
        default: self ^ 1
        }
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
