import HashEncoding
import TestSupport
import Testing

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    static let rfc4648 = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ]

    @Test(arguments: rfc4648)
    func agreesWithRFC4648(text: String, padded: String) throws {
        let bare = padded.filter { $0 != "=" }
        #expect(Base64.encode(utf8(text), padded: true) == padded)
        #expect(Base64.encode(utf8(text)) == bare)
        #expect(try Base64.decode(utf8(bare)) == utf8(text))
        #expect(try Base64.decode(utf8(bare), padding: .optional) == utf8(text))
        #expect(try Base64.decode(utf8(padded), padding: .optional) == utf8(text))
    }

    @Test func rejectsPaddingWhereNoneMayBe() {
        #expect(throws: EncodingError.self) { try Base64.decode(utf8("Zg==")) }
        #expect(throws: EncodingError.invalidCharacter(offset: 3)) { try Base64.decode(utf8("Zm8=")) }
    }

    @Test(arguments: [
        "=", "==", "===", "====", "Zg=", "Z===", "Z==", "Zm9v=", "Zm9v==", "Zm9v===", "Zm9v====", "Zm8==", "Zg==Zg==",
        "Zg=a", "Zg==\n", "=Zg=",
    ])
    func rejectsWrongPadding(text: String) {
        #expect(throws: EncodingError.self) { try Base64.decode(utf8(text), padding: .optional) }
    }

    @Test(arguments: ["A", "AAAAA", "AAAAAAAAA"])
    func rejectsALengthOfOneOverFour(text: String) {
        #expect(throws: EncodingError.invalidLength) { try Base64.decode(utf8(text)) }
    }

    /// `Zh` and `Zg` differ in bits that no byte takes: only one of them is the text of "f".
    @Test(arguments: ["Zh", "Zi", "Zv", "Zm9vYh", "Zm9", "Zm+"])
    func rejectsTrailingBitsUnlessAllowed(text: String) throws {
        #expect(throws: EncodingError.trailingBits) { try Base64.decode(utf8(text)) }
        let bytes = try Base64.decode(utf8(text), allowingTrailingBits: true)
        #expect(Base64.encode(bytes) != text)
    }

    @Test func urlSafeCharactersAreReadOnlyWhereDeclared() throws {
        let bytes: [UInt8] = [0xFB, 0xFF, 0xBF]
        #expect(Base64.encode(bytes) == "+/+/")
        #expect(Base64.encode(bytes, alphabet: .standardOrURLSafe) == "+/+/")
        #expect(try Base64.decode(utf8("-_-_"), alphabet: .standardOrURLSafe) == bytes)
        #expect(try Base64.decode(utf8("+_-/"), alphabet: .standardOrURLSafe) == bytes)
        #expect(throws: EncodingError.invalidCharacter(offset: 0)) { try Base64.decode(utf8("-_-_")) }
    }

    @Test(arguments: ["Zg\u{0}=", "Z g", "Zg\n", "Zm9\u{7F}", "Zm9é", "Zm.v"])
    func rejectsBytesOutsideTheAlphabet(text: String) {
        #expect(throws: EncodingError.self) { try Base64.decode(utf8(text), padding: .optional) }
    }

    /// The salt of crypt_blowfish's first test, `CCCCCCCCCCCCCCCCCCCCC.`: 16 times the bits 000100 in bcrypt's order.
    @Test func theAdaptedAlphabetHasADotForAPlus() throws {
        #expect(Base64.encode([0xFB, 0xEF, 0xFF], alphabet: .adapted) == "..//")
        #expect(try Base64.decode(Array("..//".utf8), alphabet: .adapted) == [0xFB, 0xEF, 0xFF])
        #expect(try Base64.decode(Array("++//".utf8), alphabet: .adapted) == [0xFB, 0xEF, 0xFF])
        #expect(throws: EncodingError.self) { try Base64.decode(Array("--//".utf8), alphabet: .adapted) }
    }

    @Test func bcryptAlphabetStartsWithDotAndSlash() throws {
        let salt = try Base64.decode(utf8("CCCCCCCCCCCCCCCCCCCCC."), alphabet: .bcrypt)
        #expect(salt.count == 16)
        #expect(salt.prefix(3) == [0x10, 0x41, 0x04])
        #expect(Base64.encode(salt, alphabet: .bcrypt) == "CCCCCCCCCCCCCCCCCCCCC.")
        #expect(Base64.encode([0, 0, 0], alphabet: .bcrypt) == "....")
        #expect(Base64.encode([0xFF, 0xFF, 0xFF], alphabet: .bcrypt) == "9999")
    }
}

@Suite struct Base64PropertyTests {
    static let alphabets: [(name: String, alphabet: Base64Alphabet)] = [
        ("standard", .standard), ("standardOrURLSafe", .standardOrURLSafe), ("bcrypt", .bcrypt), ("crypt", .crypt),
    ]

    @Test(arguments: alphabets.map(\.alphabet), [false, true])
    func everyByteStringSurvivesTheRoundTrip(alphabet: Base64Alphabet, padded: Bool) throws {
        var generator = SeededGenerator(seed: 4648)
        for count in Array(0...66) + [255, 1000] {
            let bytes = generator.bytes(count: count)
            let text = utf8(Base64.encode(bytes, alphabet: alphabet, padded: padded))
            #expect(text.count == (padded ? (count + 2) / 3 * 4 : (count * 4 + 2) / 3))
            #expect(try Base64.decode(text, alphabet: alphabet, padding: padded ? .optional : .none) == bytes)
        }
    }

    /// Bijection from the other side: each text that is read is written back as it was.
    @Test func everyTextThatIsReadIsTheTextThatIsWritten() throws {
        var generator = SeededGenerator(seed: 3)
        let characters = utf8("ABab019+/=-_.")
        var readable = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &generator)]
            }
            guard let bytes = try? Base64.decode(text) else { continue }
            readable += 1
            #expect(utf8(Base64.encode(bytes)) == text)
        }
        #expect(readable > 500)
    }

    @Test(arguments: alphabets.map(\.alphabet))
    func alphabetsHaveSixtyFourValues(alphabet: Base64Alphabet) {
        let texts = Set((0..<64).map { Base64.encode([UInt8($0) << 2], alphabet: alphabet).utf8.first })
        #expect(texts.count == 64)
    }
}
