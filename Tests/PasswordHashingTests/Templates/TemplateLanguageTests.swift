import PasswordHashing
import PasswordHashingTesting
import TestSupport
import Testing

@Suite struct TemplateLanguageTests {
    static let texts = [
        "md5(password)", "md5(md5(password) . salt)", "sha1(lower(user) . password)", "hmac-sha256(salt, password)",
        #"sha512(password . "{" . salt . "}")"#, "raw(sha1(password))", "sha3-256(pepper . password)",
        "sha512/256(utf16le(password))", "repeat(rounds, password . salt, raw(sha256(previous)))",
        #"repeat(5000, "", raw(sha512(previous . password . "{" . salt . "}")))"#, "slice(5, 25, md5(password))",
        "slice(0, 8, raw(sha1(password)))", #"md5("a\"b\\c\x00\xff" . password)"#,
        #"hex(digest) . ":" . salt = md5(password . salt)"#,
        #""$SHA$" . salt . "$" . hex(digest) = sha256(salt . password)"#,
        "salt(6) . hex(digest) = sha256(salt . password)", "salt(1-64) . base64(digest) = sha1(unhex(salt) . password)",
        "bare-base64(digest) = md5(password)", "upper-hex(digest) = md4(utf16le(password))",
        #"rounds . "$" . ab64(digest) = repeat(rounds, password, ripemd160(previous))"#,
        "base64url(digest) = blake2b512(trim(latin1(password)) . unbase64(salt) . base64(raw(md5(salt))) . hex(salt))",
    ]

    @Test(arguments: texts)
    func whatIsPrintedIsReadBack(text: String) throws {
        let template = try DigestTemplate(text)
        #expect(template.text == text)
        #expect(try DigestTemplate(template.text) == template)
    }

    @Test(arguments: [
        (" md5( password.salt ) ", "md5(password . salt)"), ("hex(digest)=md5(password)", "md5(password)"),
        ("md5(\n\tpassword\n)", "md5(password)"), (#"md5("\x41\x7e" . password)"#, #"md5("A~" . password)"#),
        (#"md5("é" . password)"#, #"md5("\xc3\xa9" . password)"#),
        ("salt(3-3) . hex(digest) = md5(salt . password)", "salt(3) . hex(digest) = md5(salt . password)"),
    ])
    func otherWritingsAreReadAlike(text: String, printed: String) throws {
        #expect(try DigestTemplate(text).text == printed)
    }

    @Test(
        arguments: [
            ("", 1, "a function, a variable or a literal"), ("md5(", 5, "a function, a variable"),
            ("md5(password", 13, "a closing parenthesis"),
            ("md5 password", 5, "an opening parenthesis"), ("md5(password))", 14, "the end"),
            ("md6(password)", 1, "a function"),
            ("md5(password . )", 16, "a function"), ("password", 1, "a digest"),
            ("md5(salt)", 1, "the password is part of"),
            ("upper(md5(password))", 1, "a digest"), ("slice(0, 8, md5(password))", 1, "64 bits"),
            ("slice(0, 21, md5(password))", 1, "even number"),
            ("slice(4, 4, md5(password))", 10, "the end of a slice from 5"),
            ("slice(0, 2000, md5(password))", 10, "to 1024"),
            ("md5(previous . password)", 5, "within the step of repeat"),
            ("repeat(2, previous, md5(previous . password))", 11, "within the step of repeat"),
            ("repeat(0, password, md5(previous))", 8, "from 1 to 10000000"),
            ("repeat(010, password, md5(previous))", 8, "from 1"),
            ("repeat(2, salt, md5(password))", 17, "previous is part of"),
            ("md5(repeat(2, password, md5(previous)))", 12, "the outermost function only"),
            ("repeat(2, password, repeat(2, salt, md5(previous)))", 28, "the outermost function only"),
            ("hmac-sha256(salt)", 17, "a comma"), ("hmac-md6(salt, password)", 1, "a function"),
            ("md5(raw(salt) . password)", 9, "one digest or hmac"),
            ("md5(unhex(password))", 11, "salt or pepper"),
            ("md5(unhex(salt . password))", 16, "a closing parenthesis"),
            (#"md5("abc . password)"#, 21, "a closing quote"), (#"md5("\n" . password)"#, 7, #"\xHH"#),
            (#"md5("\xZZ" . password)"#, 7, "two hex digits"),
            ("salt . hex(digest) . salt = md5(salt . password)", 1, "one salt"),
            ("salt = md5(salt . password)", 1, "one digest"),
            ("hex(digest) . salt = md5(password)", 1, "which is used"),
            ("rounds . hex(digest) = repeat(rounds, password, md5(previous))", 1, "literal that is no digit"),
            (#"rounds . "1$" . hex(digest) = repeat(rounds, password, md5(previous))"#, 1, "literal that is no digit"),
            (#"hex(salt) = md5(password)"#, 5, "digest"), ("digest = md5(password)", 1, "hex(digest)"),
            ("salt(9-3) . hex(digest) = md5(salt . password)", 8, "from 9"),
            ("hex(digest) . = md5(password)", 15, "salt, rounds"),
        ] as [(String, Int, String)])
    func anErrorSaysWhereAndWhatWasExpected(text: String, position: Int, expected: String) throws {
        let error = try #require(#expect(throws: TemplateError.self) { try DigestTemplate(text) })
        #expect(error.position == position)
        #expect(error.expected.contains(expected), "\(error)")
        #expect(error.description == "byte \(position): expected \(error.expected)")
    }

    static let overTheBounds = [
        "md5(" + String(repeating: " ", count: 1100) + "password)",
        String(repeating: "md5(", count: 16) + "password" + String(repeating: ")", count: 16),
        "md5(" + String(repeating: "salt . ", count: 64) + "password)",
        "md5(\"" + String(repeating: "x", count: 257) + "\" . password)",
        "md5(\"" + String(repeating: "x", count: 200) + "\" . password . \"" + String(repeating: "x", count: 200)
            + "\")",
    ]

    @Test(arguments: overTheBounds)
    func boundsAreChecked(text: String) {
        #expect(throws: TemplateError.self) { try DigestTemplate(text) }
    }

    @Test func theBoundsThemselvesAreWithin() throws {
        _ = try DigestTemplate(String(repeating: "md5(", count: 15) + "password" + String(repeating: ")", count: 15))
        _ = try DigestTemplate("md5(" + String(repeating: "salt . ", count: 62) + "password)")
        _ = try DigestTemplate("md5(\"" + String(repeating: "x", count: 256) + "\" . password)")
    }

    /// A hash under such a template could be stored, and never be read again.
    @Test func whatIsOverTheBoundOnceItIsWrittenIsRefused() throws {
        let literal = String(repeating: "\u{FFFD}", count: 82)
        let error = #expect(throws: TemplateError.self) {
            try DigestTemplate("\"\(literal)\" . salt . hex(digest) = md5(salt . password)")
        }
        #expect(error?.position == 1)
        let shorter = try DigestTemplate("md5(\"\(literal.prefix(80))\" . salt . password)")
        #expect(try DigestTemplate(shorter.text) == shorter)
    }

    /// Templates out of the grammar, each printed and read back.
    @Test func whateverIsWrittenIsReadBack() throws {
        var generator = SeededGenerator(seed: 812)
        for _ in 0..<500 {
            let text = RandomTemplate.text(using: &generator)
            let template = try DigestTemplate(text)
            #expect(try DigestTemplate(template.text) == template, "\(text)")
            #expect(try DigestTemplate(template.text).text == template.text)
        }
    }

    /// Broken texts get an error within the text, or are another template; never anything else.
    @Test func brokenTextsAreRefused() throws {
        var generator = SeededGenerator(seed: 813)
        for text in Self.texts + NamedTemplate.all.map(\.template.text) {
            for _ in 0..<200 {
                var bytes = Array(text.utf8)
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 1...127, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes.randomElement(using: &generator) ?? 0, at: place)
                default: bytes.removeSubrange(place...)
                }
                do {
                    let template = try DigestTemplate(String(decoding: bytes, as: UTF8.self))
                    #expect(try DigestTemplate(template.text) == template)
                } catch {
                    #expect((1...bytes.count + 1).contains(error.position))
                }
            }
        }
    }

    @Test func aTemplateShowsNothingOfItself() throws {
        let template = try DigestTemplate(#"md5("the key of an application" . password)"#)
        #expect(!HashConformance.everythingShown(of: template).contains("the key"))
        let error = try #require(
            #expect(throws: TemplateError.self) { try DigestTemplate(#"md5("the key of an application" password)"#) })
        #expect(!HashConformance.everythingShown(of: error).contains("the key"))
    }
}

/// Templates out of the grammar.
enum RandomTemplate {
    static func text(using generator: inout SeededGenerator) -> String {
        let call = digest("password . " + expression(2, using: &generator), using: &generator)
        return Bool.random(using: &generator) ? call : "base64(digest) = " + call
    }

    private static func digest(_ message: String, using generator: inout SeededGenerator) -> String {
        let name =
            ["md5", "sha1", "sha256", "sha512/224", "sha3-512", "whirlpool", "sm3"].randomElement(using: &generator)
            ?? ""
        return Bool.random(using: &generator) ? "\(name)(\(message))" : "hmac-\(name)(salt, \(message))"
    }

    private static func expression(_ depth: Int, using generator: inout SeededGenerator) -> String {
        let inner = depth == 0 ? "salt" : expression(depth - 1, using: &generator)
        return switch Int.random(in: 0..<8, using: &generator) {
        case 0: digest(inner, using: &generator)
        case 1: "raw(\(digest(inner, using: &generator)))"
        case 2: "upper(\(inner))"
        case 3: "\(inner) . user"
        case 4: "slice(1, 9, \(inner))"
        case 5: #""\"\\ \x0a" . unhex(pepper)"#
        case 6: "base64(\(inner))"
        default: inner
        }
    }
}
