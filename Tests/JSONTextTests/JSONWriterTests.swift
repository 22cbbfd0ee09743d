import JSONText
import Testing

@Suite struct JSONWriterTests {
    @Test func placesCommasByItself() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.integer(1)
        writer.key("b")
        writer.beginArray()
        writer.beginObject()
        writer.endObject()
        writer.null()
        writer.bool(true)
        writer.beginArray()
        writer.endArray()
        writer.string("x")
        writer.endArray()
        writer.key("c")
        writer.number("1.50")
        writer.endObject()
        #expect(writer.text == #"{"a":1,"b":[{},null,true,[],"x"],"c":1.50}"#)
    }

    @Test func escapesOnlyWhatItMust() {
        let text = "\"\\/\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}é😀\u{2028}"
        let expected = #""\"\\/\u0000\u0001\b\t\n\u000b\f\r\u001f"# + "\u{7F}é😀\u{2028}\""
        #expect(JSONValue.string(text).jsonText == expected)
    }

    @Test(arguments: [
        "null", "[]", "{}", "[1,-5,1.50,-0,1e9]", #"{"z":1,"a":{"b":[true,false,"\u0000\"\\"]},"é":"😀"}"#,
        "[9223372036854775807,-9223372036854775808,9223372036854775808]",
    ])
    func writesBackWhatWasParsed(text: String) throws {
        let value = try JSONParser.parse(text)
        #expect(value.jsonText == text)
        #expect(try JSONParser.parse(value.jsonText) == value)
    }

    @Test func carriesEveryScalarBelowTheSecondPlane() throws {
        for start in stride(from: 0, to: 0x10000, by: 0x100) {
            var text = ""
            for code in start..<start + 0x100 {
                if let scalar = Unicode.Scalar(UInt32(code)) { text.unicodeScalars.append(scalar) }
            }
            let back = try JSONParser.parse(JSONValue.string(text).jsonText)
            #expect(back.stringValue?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        }
    }

    @Test func writesLines() {
        var writer = JSONWriter(capacity: 64)
        writer.value(["a": 1])
        writer.newline()
        writer.value([1])
        writer.newline()
        #expect(writer.text == "{\"a\":1}\n[1]\n")
        writer.removeAll()
        writer.integer(7)
        #expect(writer.bytes == Array("7".utf8))
    }
}
