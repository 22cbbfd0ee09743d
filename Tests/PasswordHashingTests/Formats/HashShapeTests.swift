import PasswordHashing
import TestSupport
import Testing

@Suite struct HashShapeTests {
    @Test(arguments: FormatText.all) func aTextOfAFormatIsKnown(example: FormatText) {
        #expect(HashShape(of: example.text).format?.name == example.format)
    }

    @Test func everyFormatHasAText() {
        let formats = FormatTable.formats
        #expect(Set(formats.map(\.name)) == Set(FormatText.all.map(\.format)))
        #expect(Set(formats.map(\.name)).count == formats.count)
        for format in formats {
            #expect(!format.title.isEmpty && !format.advice.isEmpty && !format.advice.contains("\n"))
        }
    }

    /// The list of what is verified says it of each format all of whose texts something reads, and of none that nothing does.
    @Test func whatIsVerifiedIsSaid() {
        for format in FormatTable.formats where format.kind == .hash {
            let texts = FormatText.all.filter { $0.format == format.name }.map(\.text)
            let read = texts.filter { text in
                WrappedHash.unwrapped(text) != nil
                    || SchemeRegistry.standard.identify(StoredHash(text)) != .unrecognized
            }
            #expect(format.isVerified ? !read.isEmpty : read.count < texts.count, "\(format.name)")
        }
    }

    @Test(arguments: FormatText.all) func whiteSpaceAndQuotesAroundItAreNoPartOfIt(example: FormatText) {
        for text in [" \(example.text)", "\(example.text)\r\n", "\"\(example.text)\"", "\t\" \(example.text) \"\n"] {
            #expect(HashShape(of: text) == HashShape(of: example.text))
        }
    }

    /// Generated passwords, long and short, of each alphabet that generators use.
    @Test func noGeneratedPasswordIsAFormat() {
        let alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        let alphabets = [
            alphanumeric, alphanumeric + "-_", alphanumeric + "+/", "0123456789abcdef", alphanumeric.lowercased(),
            alphanumeric + "!@#%^&*-_=+?", alphanumeric + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        ].map(Array.init)
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for count in 1...72 {
            for alphabet in alphabets {
                for _ in 0..<40 {
                    let text = String(
                        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
                    #expect(HashShape(of: text).format == nil, "seed \(seed): \(text)")
                }
            }
        }
    }

    @Test(arguments: TypedTexts.all) func whatPeopleTypeIsOther(text: String) {
        #expect(HashShape(of: text) == .other)
        #expect(WrappedHash.unwrapped(text) == nil && WrappedHash.clearText(in: text) == nil)
        #expect(WrappedHash.locked(in: text) == nil)
    }

    @Test(arguments: ["*", "!", "!!", "x", "*0", "*1", "NP", "*NP*", "LK", "*LK*", "*LOCKED*", "!*", " ! ", "\"*\""])
    func aShortMarkIsAMark(text: String) { #expect(HashShape(of: text) == .mark) }

    @Test(arguments: [
        // hashlib: the digests of "correct horse".
        ("3cb4e732631f47e6eb961f34554b7cde", 16), ("3CB4E732631F47E6EB961F34554B7CDE", 16),
        ("2f9e53523b62abc141a2b4d6019d23cba835dbd0", 20), ("PLTnMmMfR+brlh80VUt83g==", 16),
        ("L55TUjtiq8FBorTWAZ0jy6g129A=", 20),
        ("4104d36f8da2c254349f85836793ebe029e0c957063a34c91c2e9203187b5631", 32),
        ("QQTTb42iwlQ0n4WDZ5Pr4CngyVcGOjTJHC6SAxh7VjE=", 32), ("MMlS+rEiw/l1nwKm2Vw3WLJGtP7iOZV7LU/uRuJhcMQ", 32),
        ("XpF9N37btaX7SIWyj2LJIG2YyyyLCYQvxsJrs2FtzKGeAuqRiBkNfTrw/IO5pxNe", 48),
    ])
    func aBareDigestIsADigest(text: String, byteCount: Int) {
        #expect(HashShape(of: text) == .digest(byteCount: byteCount))
    }

    @Test(arguments: [
        "12345678901234567890123456789012", String(repeating: "1", count: 64),
        "XpF9N37btaX7SIWyj2LJIG2YyyyLCYQvxsJrs2FtzKGeAuqRiBkNfTrwaIO5pxNe", "QQTTb42iwlQ0n4WDZ5Pr4Cngy=",
        "qqttb42iwlq0n4wdz5pr4cngyvcgojtjhc6saxh7vje", "3cb4e732631f47e6eb961f34554b7cd",
        "3cb4e732631f47e6eb961f34554b7cdg",
    ])
    func whatAPasswordMayBeIsNoDigest(text: String) { #expect(HashShape(of: text) == .other) }

    @Test func aTextThatIsCutAnywhereIsReadOrNot() {
        for example in FormatText.all {
            for count in 0...example.text.unicodeScalars.count {
                let text = String(example.text.unicodeScalars.prefix(count))
                _ = HashShape(of: text)
                _ = WrappedHash.unwrapped(text)
                _ = WrappedHash.clearText(in: text)
                _ = WrappedHash.locked(in: text)
                _ = HashFormat.possible(in: text)
            }
        }
    }

    @Test func aHashCutShortIsItsFormatAllTheSame() {
        let bcrypt = "$2b$04$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa"
        for count in 20...60 { #expect(HashShape(of: String(bcrypt.prefix(count))).format?.name == "bcrypt") }
        #expect(HashShape(of: bcrypt + "A").format == nil)
    }

    @Test func whatATextMayBeIsSaidApart() {
        #expect(HashFormat.possible(in: "3cb4e732631f47e6eb961f34554b7cde")?.name == "digest-16")
        #expect(HashFormat.possible(in: "l8gblzjUsRh42")?.name == "des-crypt")
        #expect(HashFormat.possible(in: "oyxMc949HEtl6b..LHhfIivk")?.name == "bigcrypt")
        #expect(HashFormat.possible(in: "5fd896f92cfc6fca")?.name == "mysql-323")
        #expect(HashFormat.possible(in: "!!")?.kind == .unusable)
        #expect(HashFormat.possible(in: "correct horse") == nil)
    }
}

extension HashShape {
    var format: HashFormat? {
        if case .format(let format) = self { format } else { nil }
    }
}
