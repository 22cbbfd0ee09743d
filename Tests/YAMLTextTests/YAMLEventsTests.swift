import Testing
import YAMLText

@Suite struct YAMLEventsTests {
    private func events(_ text: String) throws -> [YAMLEvent] {
        let reader = try YAMLEvents(Array(text.utf8))
        var all: [YAMLEvent] = []
        while true {
            let event = try reader.next()
            if event == .end { return all }
            all.append(event)
        }
    }

    @Test func namesEveryKindOfValue() throws {
        let text = "---\nusers:\n  ada: {on: true, 'list': [1, \"2\"]}\n  bob: &a ~\n  eve: *a\n  max: !!str 7\n...\n"
        #expect(
            try events(text) == [
                .mappingStart, .scalar("users", isPlain: true), .mappingStart, .scalar("ada", isPlain: true),
                .mappingStart, .scalar("on", isPlain: true), .scalar("true", isPlain: true),
                .scalar("list", isPlain: false), .sequenceStart, .scalar("1", isPlain: true),
                .scalar("2", isPlain: false), .sequenceEnd, .mappingEnd, .scalar("bob", isPlain: true),
                .scalar("~", isPlain: true), .scalar("eve", isPlain: true), .alias, .scalar("max", isPlain: true),
                .scalar("7", isPlain: false), .mappingEnd, .mappingEnd,
            ])
    }

    @Test func saysTheLines() throws {
        let reader = try YAMLEvents(Array("a: 1\nb:\n  c: 2\n".utf8))
        var lines: [Int] = []
        while try reader.next() != .end { lines.append(reader.line) }
        #expect(lines == [1, 1, 1, 2, 3, 3, 3, 4, 4])
    }

    @Test(arguments: ["a: [", "a: b: c", "\tx", "a: \"", "%YAML 9", "- a\nb", "a: \u{0}"])
    func refusesWhatIsNoYAML(text: String) {
        #expect(throws: YAMLError.self) { try events(text) }
    }

    @Test(arguments: ["a: [", "a: b: c", "- a\nb"]) func theProblemHoldsNoneOfTheText(text: String) throws {
        do {
            _ = try events("key-of-mine: secret-of-mine\nlist:\n  " + text)
            Issue.record("no error")
        } catch let error as YAMLError {
            guard case .malformed(let problem, let line) = error else { throw error }
            #expect(!problem.contains("mine") && line >= 3)
        }
    }

    /// Nine lines that expand to a thousand million values are nine lines here.
    @Test func aliasesAreNotExpanded() throws {
        var text = "a0: &a0 [x]\n"
        for level in 1...9 {
            let names = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(names)]\n"
        }
        #expect(try events(text).count == 2 + 4 + 9 * (3 + 9))
    }

    @Test func bytesThatAreNotUTF8AreAFault() {
        #expect(throws: YAMLError.self) {
            let reader = try YAMLEvents([0x61, 0x3A, 0x20, 0xE9, 0x0A])
            while try reader.next() != .end {}
        }
    }

    @Test func anEmptyTextHasNoEvents() throws {
        #expect(try events("").isEmpty)
        #expect(try events("# nothing\n").isEmpty)
    }
}
