import AppwriteUsers
import JSONText
import Testing

@Suite("All users as the service writes them")
struct UserPagesTests {
    private static func page(_ ids: [String]) -> ScriptedTransport.Answer {
        let users = ids.map { #"{"$id":"\#($0)","unknown":{"a":[1]}}"# }.joined(separator: ",")
        return .success(HTTPTransportResponse(status: 200, body: Array(#"{"total":0,"users":[\#(users)]}"#.utf8)))
    }

    private static let cursorNotFound = ScriptedTransport.Answer.success(
        HTTPTransportResponse(
            status: 400,
            body: Array(#"{"message":"User","code":400,"type":"general_cursor_not_found","version":"1.9.6"}"#.utf8)))

    private static func ids(_ transport: ScriptedTransport) async throws -> [String] {
        var ids: [String] = []
        for try await page in UsersClient(transport).allPages() { ids += page.compactMap { $0["$id"]?.stringValue } }
        return ids
    }

    private static func cursor(_ url: String) -> Substring? {
        url.firstRange(of: "%22cursorAfter%22%2C%22values%22%3A%5B%22").map {
            url[$0.upperBound...].prefix { $0 != "%" }
        }
    }

    @Test func keepsWhatNoModelKnows() async throws {
        let transport = ScriptedTransport([Self.page(["a"]), Self.page([])])
        var pages = UsersClient(transport).allPages().makeAsyncIterator()
        let expected: JSONObject = ["$id": "a", "unknown": .object(["a": .array([.integer(1)])])]
        #expect(try await pages.next() == [expected])
        #expect(try await pages.next() == nil)
        #expect(try await pages.next() == nil)
        #expect(transport.requests.count == 2)
    }

    /// Whoever was last on a page is deleted before the next one is asked for.
    @Test func goesOnBehindTheUserBeforeADeletedOne() async throws {
        let transport = ScriptedTransport([
            Self.page(["a", "b", "c"]), Self.cursorNotFound, Self.cursorNotFound, Self.page(["d"]), Self.page([]),
        ])
        #expect(try await Self.ids(transport) == ["a", "b", "c", "d"])
        #expect(transport.requests.map { Self.cursor($0.url) } == [nil, "c", "b", "a", "d"])
    }

    @Test func endsWhereAWholePageIsGone() async throws {
        let transport = ScriptedTransport([Self.page(["a", "b"]), Self.cursorNotFound, Self.cursorNotFound])
        let error = await #expect(throws: AppwriteError.self) { try await Self.ids(transport) }
        #expect(error?.type == .generalCursorNotFound)
    }

    /// A server that does not know cursors would answer for ever.
    @Test func refusesAPageThatComesAgain() async throws {
        let transport = ScriptedTransport([Self.page(["a", "b"]), Self.page(["a", "b"])])
        let error = await #expect(throws: AppwriteError.self) { try await Self.ids(transport) }
        #expect(error?.code == 200)
    }

    @Test(arguments: [
        #"{"users":[7]}"#, #"{"users":{}}"#, #"{"users":[{"id":"a"}]}"#, #"{"users":[{"$id":""}]}"#, "{}",
    ])
    func refusesWhatIsNoListOfUsers(text: String) async throws {
        let transport = ScriptedTransport([.success(HTTPTransportResponse(status: 200, body: Array(text.utf8)))])
        await #expect(throws: AppwriteError.self) { try await Self.ids(transport) }
    }
}
