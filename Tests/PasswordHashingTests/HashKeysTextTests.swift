import PasswordHashing
import Testing

/// The text of a file of keys.
@Suite struct HashKeysTextTests {
    private func keys(_ text: String) throws(HashKeysError) -> HashKeys { try HashKeys(parsing: Array(text.utf8)) }

    @Test func readsASecretALine() throws {
        let keys = try keys(
            "# a comment\n\nshop c2lnbmVyLWtleQ==\n forum\ta fixed text = of it \r\nwiki \" p\\u0022 \"")
        #expect(keys["shop"] == "c2lnbmVyLWtleQ==")
        #expect(keys["forum"] == "a fixed text = of it")
        #expect(keys["wiki"] == " p\" ")
        #expect(keys.ids == ["forum", "shop", "wiki"])
        #expect(keys.id(of: "c2lnbmVyLWtleQ==") == "shop")
    }

    @Test(arguments: [
        ("", HashKeysError.noKeys), ("# none\n", .noKeys), ("shop", .malformedLine(1)),
        ("\nshop \t", .malformedLine(2)),
        ("shop = secret", .malformedLine(1)), ("shop =", .malformedLine(1)), ("a/b secret", .malformedLine(1)),
        ("shop \"secret", .malformedLine(1)), ("shop \"\"", .malformedLine(1)), ("shop \"a\" b", .malformedLine(1)),
        ("shop secret\nshop other", .repeatedID(line: 2)),
    ])
    func isRefusedWithItsLine(text: String, error: HashKeysError) {
        #expect(throws: error) { try keys(text) }
        #expect(!"\(error)".contains("other") && !"\(error)".contains("shop"))
    }

    @Test func aSecretIsText() {
        #expect(throws: HashKeysError.malformedLine(1)) { try HashKeys(parsing: Array("shop ".utf8) + [0xFF]) }
    }
}
