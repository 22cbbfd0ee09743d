import JSONText
import Testing

@Suite struct JSONParserTests {
    @Test(
        arguments: [
            ("null", JSONValue.null), (" true ", true), ("false", false), ("0", 0), ("-1", -1), ("[]", []), ("{}", [:]),
            ("\"\"", ""), ("[1,2 , 3]", [1, 2, 3]), ("{\"a\":{\"b\":[null]}}", ["a": ["b": [.null]]]),
            ("-0", .number("-0")), ("1.0", .number("1.0")), ("1e5", .number("1e5")), ("-2E-07", .number("-2E-07")),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number("9223372036854775808")), ("\"\\u0000\"", "\0"), ("\"\u{7F}\"", "\u{7F}"),
            ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"), ("\"\\uD83D\\ude00x\"", "😀x"),
            ("\"é😀\"", "é😀"),
        ] as [(String, JSONValue)])
    func parses(text: String, expected: JSONValue) throws {
        #expect(try JSONParser.parse(text) == expected)
    }

    @Test(
        arguments: [
            ("", JSONError.Code.unexpectedEnd), (" ", .unexpectedEnd), ("tru", .unexpectedEnd),
            ("trux", .unexpectedByte),
            ("[1,]", .unexpectedByte), ("[1 2]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte),
            ("{a:1}", .unexpectedByte), ("'a'", .unexpectedByte), ("+1", .unexpectedByte), ("NaN", .unexpectedByte),
            (".5", .unexpectedByte), ("01", .invalidNumber), ("-", .unexpectedEnd), ("-x", .invalidNumber),
            ("-01", .invalidNumber), ("1.", .unexpectedEnd), ("1.x", .invalidNumber), ("1e+x", .invalidNumber),
            ("1 2", .trailingData), ("{} x", .trailingData), ("\"a\nb\"", .unexpectedByte), ("\"\0\"", .unexpectedByte),
            ("\"\\n\u{1F}\"", .unexpectedByte), ("\"\\x\"", .invalidEscape), ("\"\\u12G4\"", .invalidEscape),
            ("\"\\uD83D\"", .loneSurrogate), ("\"\\uDE00\"", .loneSurrogate), ("\"\\uD83D\\n\"", .loneSurrogate),
            ("\"\\uD83D\\u0041\"", .loneSurrogate), ("{\"a\":1,\"a\":2}", .duplicateKey),
            ("{\"a\":1,\"\\u0061\":2}", .duplicateKey), ("\u{FEFF}1", .unexpectedByte), ("[1}", .unexpectedByte),
            ("/**/1", .unexpectedByte), ("\u{A0}1", .unexpectedByte),
        ] as [(String, JSONError.Code)])
    func refuses(text: String, code: JSONError.Code) {
        #expect(throws: JSONError.self) { try JSONParser.parse(text) }
        #expect(failure(Array(text.utf8))?.code == code)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xFF], [0xFE],
        ] as [[UInt8]])
    func refusesInvalidUTF8(bytes: [UInt8]) {
        #expect(failure([0x22, 0x61] + bytes + [0x22]) == JSONError(.invalidUTF8, offset: 2))
        #expect(failure(Array("\"\\n".utf8) + bytes + [0x22]) == JSONError(.invalidUTF8, offset: 3))
        #expect(failure(Array("{\"".utf8) + bytes + Array("\":1}".utf8))?.code == .invalidUTF8)
    }

    @Test func acceptsTheDepthLimitAndRefusesOneMore() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONParser.parse(nested(128))
        #expect(failure(Array(nested(129).utf8)) == JSONError(.tooDeep, offset: 128))
        #expect(failure(Array(repeating: UInt8(ascii: "["), count: 1_000_000))?.code == .tooDeep)
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(failure(Array(objects.utf8))?.code == .tooDeep)
    }

    @Test func refusesEveryPrefixOfADocument() throws {
        let text = #" {"a":[1,-2.5e+3,true,false,null,"x\n\ud83d\ude00é"],"b":{"c":{}},"d":""}"#
        let bytes = Array(text.utf8)
        _ = try JSONParser.parse(bytes)
        for count in 0..<bytes.count {
            #expect(failure(Array(bytes[..<count])) != nil, "prefix of \(count) bytes")
        }
    }

    @Test(.timeLimit(.minutes(10))) func findsADuplicateAmongManyKeysInLinearTime() throws {
        let members = (0..<300_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
        #expect(try JSONParser.parse("{\(members)}").objectValue?.count == 300_000)
        #expect(failure(Array("{\(members),\"key7\":0}".utf8))?.code == .duplicateKey)
    }

    @Test(arguments: [2, 31, 32, 33, 40]) func findsADuplicateInObjectsOfEverySize(count: Int) {
        let members = (0..<count).map { "\"k\($0)\":0" }.joined(separator: ",")
        for index in 0..<count {
            #expect(failure(Array("{\(members),\"k\(index)\":0}".utf8))?.code == .duplicateKey)
        }
    }

    @Test func keepsCanonicallyEquivalentKeysApart() throws {
        let object = try JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }

    @Test func describesNothingOfTheText() {
        #expect(failure(Array("[secret]".utf8))?.description == "unexpected byte in the JSON text at byte 1")
    }

    private func failure(_ bytes: [UInt8]) -> JSONError? {
        do {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch { return error }
    }
}
