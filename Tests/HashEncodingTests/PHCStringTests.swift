import HashEncoding
import TestSupport
import Testing

@Suite struct PHCStringTests {
    @Test func splitsEveryField() throws {
        let fields = try PHCString(parsing: utf8("$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$ZGlnZXN0"))
        #expect(fields.identifier == "argon2id")
        #expect(fields.version == utf8("19"))
        #expect(fields.parameters.map(\.name) == ["m", "t", "p"])
        #expect(fields.parameters.map(\.value) == [utf8("65536"), utf8("3"), utf8("4")])
        #expect(fields.salt == utf8("c2FsdA"))
        #expect(fields.digest == utf8("ZGlnZXN0"))
    }

    @Test func fieldsMayBeAbsentFromTheEnd() throws {
        let identifier = try PHCString(parsing: utf8("$id"))
        #expect(identifier.version == nil && identifier.parameters.isEmpty)
        #expect(identifier.salt == nil && identifier.digest == nil)
        let salt = try PHCString(parsing: utf8("$id$c2FsdA"))
        #expect(salt.salt == utf8("c2FsdA") && salt.digest == nil)
        let parameters = try PHCString(parsing: utf8("$id$i=1"))
        #expect(parameters.parameters.count == 1 && parameters.salt == nil)
    }

    @Test func anEmptySaltIsThereAndEmpty() throws {
        let fields = try PHCString(parsing: utf8("$scrypt$ln=4,r=8,p=1$$ZGlnZXN0"))
        #expect(fields.salt == [])
        #expect(fields.digest == utf8("ZGlnZXN0"))
    }

    @Test func aValueMayBeEmptyAndMayHaveAnEqualsSign() throws {
        let fields = try PHCString(parsing: utf8("$id$a=,b=c=d$s$d"))
        #expect(fields.parameters.map(\.value) == [[], utf8("c=d")])
    }

    @Test(
        arguments: [
            ("", .missingIdentifier), ("$", .missingIdentifier), ("$$v=19", .missingIdentifier),
            ("id$v=1", .missingIdentifier), (" $id", .missingIdentifier), ("$id$v=1$a=1$s$d$", .trailingData),
            ("$id$v=1$a=1$s$d$x", .trailingData), ("$id$a=1,a=2$s", .repeatedParameter),
            ("$id$=1$s", .invalidParameter),
            ("$id$a=1,$s", .invalidParameter), ("$id$a=1,b$s", .invalidParameter), ("$id$,a=1$s", .invalidParameter),
        ] as [(String, PHCString.Failure)])
    func namesWhatIsWrong(text: String, failure: PHCString.Failure) {
        #expect(throws: failure) { try PHCString(parsing: utf8(text)) }
    }

    @Test func arbitraryTextNeverTrapsTheReader() {
        var generator = SeededGenerator(seed: 9106)
        let characters = utf8("$$$==,,av=1\u{0}é")
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &generator)]
            }
            guard let fields = try? PHCString(parsing: text) else { continue }
            #expect(text.first == UInt8(ascii: "$"))
            #expect(!fields.identifier.isEmpty)
        }
    }

    @Test func showsNeitherSaltNorDigestNorAParameter() throws {
        let phc = try PHCString(parsing: Array("$id$v=19$data=cGVwcGVy$c2FsdHNhbHQ$ZGlnZXN0".utf8))
        var shown = "\(phc)" + String(reflecting: phc) + "\(phc.parameters)"
        dump(phc, to: &shown)
        dump(phc.parameters, to: &shown)
        for bytes in [phc.salt, phc.digest, phc.parameters.first?.value] {
            let bytes = try #require(bytes)
            #expect(!shown.contains(String(decoding: bytes, as: UTF8.self)))
            #expect(!shown.contains(bytes.prefix(3).map { "\($0)" }.joined(separator: ", ")))
            #expect(!shown.contains("- \(bytes[0])\n"))
        }
    }
}
