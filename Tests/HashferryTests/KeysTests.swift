import AppwriteUsers
import Foundation
import JSONText
import Testing

@Suite(.timeLimit(.minutes(10))) struct KeysTests {
    /// The service runs meanwhile, and goes on with the new key.
    @Test func rotatesTheKeyOfARunningService() async throws {
        let workspace = try Workspace()
        let service = try ServedDatabase(in: workspace)
        try await service.makeUser("ada")
        func token() async throws -> String {
            let answer = try await service.call(.post, "/users/ada/jwts", [:])
            return try #require(answer.body["jwt"]?.stringValue)
        }
        func account(_ token: String) async throws -> (status: Int, body: JSONObject) {
            var fields = service.guestFields
            fields.append("X-Appwrite-JWT", token)
            return try await service.call(.get, "/account", nil, fields)
        }
        let first = try await token()
        #expect(try await account(first).status == 200)
        let run = try hashferry("keys", "rotate", in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.text.hasPrefix("a new key signs JSON Web Tokens: all tokens"))
        let refused = try await account(first)
        #expect(refused.status == 401 && refused.body["type"] == "user_jwt_invalid")
        let second = try await token()
        #expect(second != first)
        #expect(try await account(second).status == 200)
        #expect(try service.end().status == 0)
        // The key stays.
        let again = try ServedDatabase(in: workspace)
        var fields = again.guestFields
        fields.append("X-Appwrite-JWT", second)
        #expect(try await again.call(.get, "/account", nil, fields).status == 200)
        #expect(try again.end().status == 0)
    }

    @Test func explainsTheKindsOfKeys() throws {
        let help = try hashferry("keys", "--help").text
        #expect(help.contains("JSON Web Tokens") && help.contains("API keys"))
        #expect(try hashferry("keys").text == help)
        let rotate = try hashferry("keys", "rotate", "--help").text
        #expect(rotate.contains("Examples:\n") && rotate.contains("Exit: 0"))
    }

    @Test func endsWithThreeWhereThereIsNoDatabase() throws {
        let workspace = try Workspace()
        let run = try hashferry("keys", "rotate", in: workspace)
        #expect(run.status == 3)
        #expect(run.talkLines.first == "error: there is no database users.sqlite")
        #expect(!workspace.exists("users.sqlite"))
    }
}
