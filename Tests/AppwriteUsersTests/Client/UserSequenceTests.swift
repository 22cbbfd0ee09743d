import AppwriteUsers
import JSONText
import Testing

@Suite("All users, page by page")
struct UserSequenceTests {
    private static func page(_ ids: [String]) -> ScriptedTransport.Answer {
        let users = ids.map { #"{"$id":"\#($0)","$createdAt":"2026-11-23"}"# }.joined(separator: ",")
        // The total is wrong on purpose.
        let text = #"{"total":1,"users":[\#(users)]}"#
        return .success(HTTPTransportResponse(status: 200, body: Array(text.utf8)))
    }

    /// The identifiers of users; that this compiles says that a walk throws nothing but ``AppwriteError``.
    private static func ids(of users: UserSequence) async throws(AppwriteError) -> [String] {
        var ids: [String] = []
        for try await user in users { ids.append(user.id) }
        return ids
    }

    @Test func readsUntilAPageIsEmpty() async throws {
        let transport = ScriptedTransport([Self.page(["a", "b"]), Self.page(["c"]), Self.page([])])
        let users = UsersClient(transport).listAll(queries: [.equal("status", true)])
        #expect(try await Self.ids(of: users) == ["a", "b", "c"])
        let filter = "%7B%22method%22%3A%22equal%22%2C%22attribute%22%3A%22status%22%2C%22values%22%3A%5Btrue%5D%7D"
        func cursor(_ id: String) -> String {
            "%7B%22method%22%3A%22cursorAfter%22%2C%22values%22%3A%5B%22\(id)%22%5D%7D"
        }
        let first =
            "http://shop.example/v1/users?queries%5B0%5D="
            + "%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B100%5D%7D&queries%5B1%5D="
        #expect(
            transport.requests.map(\.url) == [
                "\(first)\(filter)&total=false", "\(first)\(cursor("b"))&queries%5B2%5D=\(filter)&total=false",
                "\(first)\(cursor("c"))&queries%5B2%5D=\(filter)&total=false",
            ])
    }

    @Test func readsNoPageBeforeItIsAskedFor() async throws {
        let transport = ScriptedTransport([Self.page(["a", "b"]), Self.page(["c"]), Self.page([])])
        var users = UsersClient(transport).listAll().makeAsyncIterator()
        #expect(transport.requests.isEmpty)
        #expect(try await users.next()?.id == "a")
        #expect(try await users.next()?.id == "b")
        #expect(transport.requests.count == 1)
        #expect(try await users.next()?.id == "c")
        #expect(transport.requests.count == 2)
        #expect(try await users.next() == nil)
        #expect(try await users.next() == nil)
        #expect(transport.requests.count == 3)
    }

    @Test func endsWithAnErrorAndStaysAtItsEnd() async throws {
        let transport = ScriptedTransport([Self.page(["a"]), .success(HTTPTransportResponse(status: 400))])
        var users = UsersClient(transport).listAll().makeAsyncIterator()
        #expect(try await users.next()?.id == "a")
        await #expect(throws: AppwriteError.self) { try await users.next() }
        #expect(try await users.next() == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func doesNotWalkForEverOnAServerWithoutCursors() async throws {
        let transport = ScriptedTransport([Self.page(["a", "b"])])
        var ids: [String] = []
        let error = await #expect(throws: AppwriteError.self) {
            for try await user in UsersClient(transport).listAll() { ids.append(user.id) }
        }
        #expect(error?.code == 200)
        #expect(ids == ["a", "b"])
    }
}
