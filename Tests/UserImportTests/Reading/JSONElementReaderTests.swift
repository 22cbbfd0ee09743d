import JSONText
import Testing
import UserImport

@Suite struct JSONElementReaderTests {
    static let chunkSizes = ByteReaderTests.chunkSizes

    private func elements(
        _ text: String, member: String? = "users", chunkSize: Int = 4096, maximumRow: Int = 1000
    ) -> (found: [String?], error: ReadingError?) {
        elements(Array(text.utf8), member: member, chunkSize: chunkSize, maximumRow: maximumRow)
    }

    private func elements(
        _ bytes: [UInt8], member: String? = "users", chunkSize: Int = 4096, maximumRow: Int = 1000
    ) -> (found: [String?], error: ReadingError?) {
        var reader = JSONElementReader(
            ByteReader(bytes: bytes, chunkSize: chunkSize, maximumRow: maximumRow), member: member)
        var found: [String?] = []
        do {
            while true {
                switch try reader.next() {
                case .element:
                    found.append(String(decoding: reader.elementBytes, as: UTF8.self))
                    #expect(reader.elementNumber == found.count)
                    #expect(bytes[reader.elementOffset] == reader.elementBytes.first)
                case .tooLong: found.append(nil)
                case .end:
                    #expect(reader.bytesRead == bytes.count)
                    return (found, nil)
                }
            }
        } catch {
            return (found, error)
        }
    }

    @Test(arguments: chunkSizes) func findsTheArrayAmongTheMembers(chunkSize: Int) {
        let text = #"""
             { "kind":"a\"]}[{", "n" : -1.5e3,"deep":[[{"users":[1]}],"]"], "\u0075sers" :
            [ {"a":"}\\"} ,{"b":[1,{"c":"\""}]}, 5,"s" , null,[ ] ]	, "after": {"x":[]} , "last":true}
            """#
        let (found, error) = elements(text, chunkSize: chunkSize)
        #expect(found == [#"{"a":"}\\"}"#, #"{"b":[1,{"c":"\""}]}"#, "5", "\"s\"", "null", "[ ]"])
        #expect(error == nil)
    }

    @Test(arguments: chunkSizes) func readsABareArray(chunkSize: Int) {
        for member in ["users", nil] {
            let (found, error) = elements("\u{FEFF}[{\"a\":1},\n{}]\n", member: member, chunkSize: chunkSize)
            #expect(found == ["{\"a\":1}", "{}"])
            #expect(error == nil)
        }
        #expect(elements("[]").found.isEmpty && elements("[]").error == nil)
        #expect(elements("{\"users\":[]}").error == nil)
    }

    @Test(arguments: [
        ("5", 0), ("\"users\"", 0), ("{}", 2), ("{\"a\":[1]}", 9), ("{\"users\":{}}", 9), ("{\"users\":null}", 9),
        ("[1 2]", 3), ("[1,]", 3), ("[,1]", 1), ("[1] 2", 4), ("{\"users\":[1]}x", 13), ("{\"users\":[1],}", 13),
        ("{\"a\" 1}", 5), ("{\"a\":}", 5), ("{1:2}", 1), ("{\"users\":[],\"users\":[1]}", 20), ("[1}", 2),
        ("[\"a\"\"b\"]", 4), ("[1{}]", 2),
    ])
    func saysWhatItExpectedWhere(text: String, offset: Int) {
        for chunkSize in Self.chunkSizes {
            guard case .wrongShape(_, offset) = elements(text, chunkSize: chunkSize).error else {
                Issue.record("\(String(describing: elements(text, chunkSize: chunkSize).error)) for \(text)")
                return
            }
        }
    }

    @Test func wantsABareArrayWhereNoMemberIsNamed() {
        #expect(elements("{\"users\":[]}", member: nil).error == .wrongShape(expected: "an array", offset: 0))
    }

    @Test func deliversEverythingBeforeACutAtAnyByte() {
        let bytes = Array(#"{"v":"x","users":[{"a":"é\""},{"b":[1,2]} , {"c":{}}],"n":[1]}"#.utf8)
        let whole = elements(bytes).found
        for count in 0..<bytes.count {
            for chunkSize in [1, 2, 4096] {
                let (found, error) = elements(Array(bytes[..<count]), chunkSize: chunkSize)
                guard case .truncated(let offset) = error else {
                    Issue.record("no truncation at \(count): \(String(describing: error))")
                    continue
                }
                #expect(offset == count)
                #expect(found == Array(whole.prefix(found.count)))
                #expect(found.count == [30, 42, 53].filter { $0 <= count }.count)
            }
        }
    }

    @Test(arguments: chunkSizes) func skipsElementsOverTheMaximumAndGoesOn(chunkSize: Int) {
        let text = #"{"x":"0123456789","users":[{"a":1},{"a":10},{"a":"]}\"]"},"01234","012345",{}]}"#
        let (found, error) = elements(text, chunkSize: chunkSize, maximumRow: 7)
        #expect(found == [#"{"a":1}"#, nil, nil, "\"01234\"", nil, "{}"])
        #expect(error == nil)
    }

    @Test func skipsAnElementFarOverTheMaximum() {
        let text = "[\"" + String(repeating: "x", count: 2_000_000) + "\",{}]"
        #expect(elements(text, chunkSize: 65_536, maximumRow: 1 << 20).found == [nil, "{}"])
    }

    @Test func throwsTheSameAgain() {
        var reader = JSONElementReader(ByteReader(bytes: Array("[1".utf8)), member: nil)
        for _ in 0..<3 {
            #expect(throws: ReadingError.truncated(offset: 2)) { try reader.next() }
        }
    }
}
