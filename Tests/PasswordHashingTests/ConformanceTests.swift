import PasswordHashing
import Testing

/// Every scheme, over every vector.
///
/// Serialized: some vectors hold 256 MiB.
@Suite(.serialized) struct ConformanceTests {
    @Test(arguments: KnownAnswers.all)
    func answersAsExpected(answer: KnownAnswer) {
        #expect(HashConformance.outcome(of: answer.stored, answer.password) == answer.expect)
    }

    @Test(arguments: KnownAnswers.parsed)
    func readsAsItsScheme(answer: KnownAnswer) throws {
        let hash = try SchemeRegistry.standard.parse(answer.stored)
        #expect(type(of: hash).scheme == answer.scheme)
        #expect(hash.violation(of: HashLimits())?.scheme == (answer.expect == .refused ? answer.scheme : nil))
    }

    @Test(arguments: KnownAnswers.parsed)
    func writesTheCanonicalFormAndReadsItBack(answer: KnownAnswer) throws {
        func check<Hash: PasswordHash>(_ hash: Hash) throws {
            let written = hash.stored
            let expected = answer.canonical ?? answer.stored
            #expect(written.hash == expected.hash)
            #expect(written.options == expected.options)
            let again = try Hash(parsing: written)
            #expect(again == hash)
            #expect(again.stored == written)
        }
        try check(SchemeRegistry.standard.parse(answer.stored))
    }

    @Test(arguments: KnownAnswers.all.filter { $0.stored.declaredScheme == nil })
    func noOtherSchemeIsCertain(answer: KnownAnswer) {
        for type in SchemeRegistry.standard.types where type.scheme != answer.scheme {
            let alone = SchemeRegistry([type]).recognition(of: answer.stored, as: type.scheme)
            #expect(alone < .certain, "\(type.scheme.name)")
        }
    }

    @Test(arguments: KnownAnswers.all)
    func whatIsRecognizedForCertainIsNeverUnrecognized(answer: KnownAnswer) {
        let recognized = SchemeRegistry.standard.recognition(of: answer.stored, as: answer.scheme)
        if recognized == .certain { #expect(answer.expect != .unrecognized) }
        if answer.expect.isParsed, answer.stored.declaredScheme == nil { #expect(recognized > .none) }
    }

    @Test(arguments: KnownAnswers.all.filter { $0.expect == .match })
    func aFlippedDigestBitIsAMismatch(answer: KnownAnswer) throws {
        guard HashConformance.isModerate(try SchemeRegistry.standard.parse(answer.stored)) else { return }
        let flipped = HashConformance.flippedDigests(answer.scheme, answer.stored)
        #expect(!flipped.isEmpty)
        for text in flipped {
            var stored = answer.stored
            stored.hash = text
            #expect(HashConformance.outcome(of: stored, answer.password) == .mismatch, "\(text)")
        }
    }
}

@Suite struct TruncationTests {
    private static let matches = KnownAnswers.all.filter { $0.expect == .match }

    /// A prefix may be another hash where lengths are free (40 of 64 hex digits are a SHA-1): it never matches.
    @Test(arguments: matches)
    func noProperPrefixMatches(answer: KnownAnswer) throws {
        let whole = try SchemeRegistry.standard.parse(answer.stored)
        let written = whole.stored
        let text = Array(answer.stored.hash.utf8)
        for count in 0..<text.count {
            var stored = answer.stored
            stored.hash = String(decoding: text[..<count], as: UTF8.self)
            // Without its padding, base64 is the same hash.
            guard let hash = try? SchemeRegistry.standard.parse(stored), hash.stored != written else { continue }
            guard HashConformance.isCheap(hash), !isShorterOutput(hash, of: whole) else { continue }
            #expect(HashConformance.outcome(of: stored, answer.password) != .match, "\(count) characters match")
        }
    }

    /// Whether a cut text still names its password, because a function's shorter outputs are prefixes of its longer ones.
    ///
    /// A text that does not say its length must keep 16 bytes, so that it names no other password.
    private func isShorterOutput(_ hash: any PasswordHash, of whole: any PasswordHash) -> Bool {
        guard type(of: hash) == type(of: whole), hash.digest.count < whole.digest.count,
            whole.digest.bytes.starts(with: hash.digest.bytes)
        else { return false }
        #expect(hash.digest.count >= 16)
        return true
    }

    @Test(arguments: matches, ["$", "\n", " ", "\u{0}", "=", "é", "$x"])
    func anAppendedByteIsNoHash(answer: KnownAnswer, appended: String) throws {
        var stored = answer.stored
        stored.hash += appended
        guard let hash = try? SchemeRegistry.standard.parse(stored) else { return }
        // Padding of the right length is another way to write the same hash, and a salt at the end is another salt.
        guard try hash.stored != SchemeRegistry.standard.parse(answer.stored).stored else {
            #expect(appended == "=")
            return
        }
        guard HashConformance.isCheap(hash) else { return }
        #expect(HashConformance.outcome(of: stored, answer.password) == .mismatch)
    }

    /// An appended digit makes a longer digest where lengths are free, and never the same one.
    @Test(arguments: matches, ["A", "0", "."])
    func anAppendedDigitNeverMatches(answer: KnownAnswer, appended: String) {
        var stored = answer.stored
        stored.hash += appended
        guard let hash = try? SchemeRegistry.standard.parse(stored) else { return }
        guard HashConformance.isCheap(hash) else { return }
        #expect(HashConformance.outcome(of: stored, answer.password) == .mismatch)
    }
}

@Suite struct ConcurrencyTests {
    @Test(arguments: KnownAnswers.all.filter { $0.expect == .match || $0.expect == .mismatch })
    func fourThreadsAgree(answer: KnownAnswer) async throws {
        let hash = try SchemeRegistry.standard.parse(answer.stored)
        guard HashConformance.isCheap(hash) else { return }
        let answers = await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<4 {
                group.addTask { @concurrent in try? hash.verify(answer.password.span) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == [Bool?](repeating: answer.expect == .match, count: 4))
    }
}
