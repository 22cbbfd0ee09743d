import Testing
import UserImport

/// Users in arrays at the end of a path of names, as Zitadel has them.
@Suite struct NestedJSONTests {
    private func read(_ text: String, chunkSize: Int = 4096) -> SourceReading {
        SourceReading(ZitadelSource.self, text, chunkSize: chunkSize)
    }

    private func user(_ id: String) -> String { #"{"userId":"\#(id)","user":{"userName":"\#(id)"}}"# }

    @Test(arguments: ByteReaderTests.chunkSizes) func readsEveryArrayOnThePath(chunkSize: Int) {
        let text = """
            {"timeout":"1m", "dataOrgs" : {"x":[{"humanUsers":[1]}], "orgs": [
              {"orgId":"1", "humanUsers": [\(user("a")), \(user("b"))], "projects":[{"humanUsers":[2]}]},
              {"orgId":"2"}, {}, {"humanUsers": []},
              {"humanUsers":[\(user("c"))]}
            ], "more": 1}, "last": null}
            """
        let reading = read(text, chunkSize: chunkSize)
        #expect(reading.records.map { $0?.id } == ["a", "b", "c"])
        #expect(reading.error == nil && reading.bytesRead == text.utf8.count)
    }

    @Test func takesAnObjectInThePlaceOfAnArrayOfThem() {
        let reading = read(#"{"orgs":{"humanUsers":[\#(user("a"))]}}"#)
        #expect(reading.records.map { $0?.id } == ["a"])
    }

    @Test(arguments: [
        #"{"orgs":[]}"#, #"{"orgs":[{}]}"#, #"{"orgs":1}"#, #"{"orgs":[1]}"#, #"{"orgs":[[]]}"#,
        #"{"orgs":[{"humanUsers":{}}]}"#, #"{"orgs":[{"humanUsers":[]}"#, #"{"orgs":[{"humanUsers":[]}]"#,
        #"{"orgs":[{"humanUsers":[]} {"humanUsers":[]}]}"#, #"{"orgs":[{"humanUsers":[]},]}"#,
        #"{"orgs":[{"humanUsers":[],"humanUsers":[]}]}"#, #"{"orgs":[{"humanUsers":[]}]} x"#,
    ])
    func refusesAnotherShape(text: String) {
        let reading = read(text)
        #expect(reading.error != nil && reading.rows.isEmpty)
    }

    /// A broken user costs only itself.
    @Test func goesOnBehindABrokenUser() {
        let reading = read(#"{"orgs":[{"humanUsers":[{"userId":1x}, {"userId":"n"}]},{"humanUsers":[\#(user("a"))]}]}"#)
        #expect(reading.records.map { $0?.id } == [nil, nil, "a"])
        #expect(reading.error == nil)
    }
}
