import JSONText
import Testing

@Suite struct JSONValueTests {
    @Test func keepsTheOrderOfMembers() {
        var object: JSONObject = ["z": 1, "a": 2]
        object["m"] = 3
        object["z"] = 9
        #expect(object.keys == ["z", "a", "m"])
        #expect(JSONValue.object(object).jsonText == #"{"z":9,"a":2,"m":3}"#)
        object["a"] = nil
        #expect(object.keys == ["z", "m"])
        object["none"] = nil
        #expect(object.count == 2 && !object.isEmpty)
    }

    @Test func takesTheLastOfRepeatedKeys() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object == ["a": 3, "b": 2])
    }

    @Test func answersOnlyForItsOwnKind() {
        let value: JSONValue = ["s": "x", "i": 5, "b": true, "n": .null, "f": .number("1.5"), "a": [1]]
        #expect(value["s"]?.stringValue == "x" && value["s"]?.integerValue == nil)
        #expect(value["i"]?.integerValue == 5 && value["i"]?.numberText == "5" && value["i"]?.boolValue == nil)
        #expect(value["b"]?.boolValue == true && value["b"]?.stringValue == nil)
        #expect(value["n"]?.isNull == true && value["missing"] == nil)
        #expect(value["f"]?.numberText == "1.5" && value["f"]?.integerValue == nil)
        #expect(value["a"]?.arrayValue == [1] && value["a"]?["x"] == nil)
        #expect(value.kind == "object" && value["f"]?.kind == "number")
    }
}
