import HashEncoding
import TestSupport
import Testing

@Suite struct Crypt64Tests {
    /// Openwall phpass 0.3, `encode64`, for inputs small enough to work out by hand.
    @Test(
        arguments: [
            ([], ""), ([0], ".."), ([1], "/."), ([0x40], "./"), ([0xFF], "z1"), ([0, 0, 0], "...."),
            ([1, 0, 0], "/..."), ([0, 0, 0xFC], "...z"), ([0xFF, 0xFF, 0xFF], "zzzz"), ([0xFF, 0xFF], "zzD"),
        ] as [([UInt8], String)])
    func readsGroupsFromTheLeastSignificantEnd(bytes: [UInt8], text: String) throws {
        #expect(Crypt64.encode(bytes) == text)
        #expect(try Crypt64.decode(utf8(text)) == bytes)
    }

    /// The digest of the phpass distribution's own test hash, `$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0` for `test12345`.
    @Test func decodesTheDigestOfThePHPassDistribution() throws {
        let text = utf8("eRo7ud9Fh4E2PdI0S3r.L0")
        let digest = try Crypt64.decode(text)
        #expect(digest.count == 16)
        #expect(utf8(Crypt64.encode(digest)) == text)
    }

    @Test func everyByteStringSurvivesTheRoundTrip() throws {
        var generator = SeededGenerator(seed: 64)
        for count in Array(0...66) + [1000] {
            let bytes = generator.bytes(count: count)
            let text = utf8(Crypt64.encode(bytes))
            #expect(text.count == (count * 4 + 2) / 3)
            #expect(try Crypt64.decode(text) == bytes)
        }
    }

    @Test func everyTextThatIsReadIsTheTextThatIsWritten() throws {
        var generator = SeededGenerator(seed: 65)
        let characters = utf8("./09AZaz1=$-")
        var readable = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &generator)]
            }
            guard let bytes = try? Crypt64.decode(text) else { continue }
            readable += 1
            #expect(utf8(Crypt64.encode(bytes)) == text)
        }
        #expect(readable > 500)
    }

    @Test(arguments: [".2", "./0.2", "..E", "zz", "zzz"])
    func rejectsTrailingBits(text: String) {
        #expect(throws: EncodingError.self) { try Crypt64.decode(utf8(text)) }
    }

    @Test(arguments: [("=...", 0), (".$..", 1), ("..\u{0}.", 2), ("...é", 3), ("+/", 0)])
    func namesTheOffsetOfWhatIsNoDigit(text: String, offset: Int) {
        #expect(throws: EncodingError.self) { try Crypt64.decode(utf8(text)) }
        if !utf8(text).count.isMultiple(of: 4) { return }
        #expect(throws: EncodingError.invalidCharacter(offset: offset)) { try Crypt64.decode(utf8(text)) }
    }

    @Test(arguments: [".", ".....", "........."])
    func rejectsALengthOfOneOverFour(text: String) {
        #expect(throws: EncodingError.invalidLength) { try Crypt64.decode(utf8(text)) }
    }

    @Test func sixtyFourCharactersHaveTheirOwnValue() {
        let characters = (UInt8.min ... .max).filter { Crypt64.value(of: $0) != nil }
        #expect(characters.count == 64)
        for value in UInt8(0)..<64 {
            #expect(Crypt64.value(of: Crypt64.character(of: value)) == value)
        }
    }

    /// `$7$` writes r = 8 as `6....` and p = 1 as `/....` (libxcrypt, crypt-scrypt).
    @Test(arguments: [(8, "6...."), (1, "/...."), (64, "./..."), (1_073_741_823, "zzzzz")] as [(UInt32, String)])
    func numbersAreWrittenLeastSignificantFirst(number: UInt32, text: String) throws {
        #expect(Crypt64.encodeNumber(number, count: 5) == utf8(text))
        #expect(try Crypt64.decodeNumber(utf8(text)) == number)
    }

    @Test func aNumberOverThirtyBitsIsRefused() {
        #expect(throws: EncodingError.invalidLength) { try Crypt64.decodeNumber(utf8("......")) }
        #expect(throws: EncodingError.invalidLength) { try Crypt64.decodeNumber(utf8("zzzzzz")) }
    }

    @Test func aNumberWithAForeignCharacterIsRefused() {
        #expect(throws: EncodingError.invalidCharacter(offset: 1)) { try Crypt64.decodeNumber(utf8("6$...")) }
    }
}
