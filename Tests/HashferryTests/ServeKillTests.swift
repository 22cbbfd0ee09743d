import AppwriteTransport
import AppwriteUsers
import Foundation
import GRDB
import JSONText
import Testing

/// `hashferry serve` may be killed at any moment: what it has answered is on the disk.
@Suite(.timeLimit(.minutes(5))) struct ServeKillTests {
    /// A service that has said where it is.
    private struct Served {
        let command: RunningCommand
        let endpoint: String
        let fields: HeaderFields

        init(in workspace: Workspace) throws {
            command = try RunningCommand(
                Executable.url(), ["serve", "--port", "0", "--format", "json"], in: workspace)
            let isListening = try command.wait { [command] in try command.outputSoFar().hasSuffix("\n") }
            try #require(isListening)
            let place = try JSONParser.parse(command.outputSoFar())
            endpoint = try #require(place["endpoint"]?.stringValue)
            let keyFile = try #require(place["keyFile"]?.stringValue)
            let key = try #require(try workspace.text(keyFile).split(separator: "\n").first)
            fields = [
                "X-Appwrite-Project": try #require(place["project"]?.stringValue), "X-Appwrite-Key": String(key),
                "Content-Type": "application/json",
            ]
        }
    }

    private static let taskCount = 8
    private static let createsPerTask = 1250
    /// Answers after which the service is killed.
    private static let answersBeforeKill = 1500

    /// Makes users from several tasks, and kills the service in the midst of it.
    /// - Returns: the ids of all users whose creation was answered.
    private func create(at served: Served, _ transport: AsyncHTTPTransport) async throws -> [String] {
        let (answers, answered) = AsyncStream.makeStream(of: (id: String, status: Int).self)
        let (url, fields) = (served.endpoint + "/users", served.fields)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { answered.finish() }
                await withTaskGroup(of: Void.self) { creators in
                    for task in 0..<Self.taskCount {
                        creators.addTask {
                            for number in 0..<Self.createsPerTask {
                                let id = "user\(task)-\(number)"
                                let body = #"{"userId":"\#(id)","email":"\#(id)@example.com"}"#
                                let request = HTTPTransportRequest(
                                    method: .post, url: url, fields: fields, body: Array(body.utf8))
                                // The service is gone.
                                guard let answer = try? await transport.send(request) else { return }
                                answered.yield((id, answer.status))
                            }
                        }
                    }
                }
            }
            var ids: [String] = []
            for await answer in answers {
                #expect(answer.status == 201)
                ids.append(answer.id)
                if ids.count == Self.answersBeforeKill { served.command.killNow() }
            }
            try await group.waitForAll()
            return ids
        }
    }

    /// The ids of all users, page by page.
    private func ids(at served: Served, _ transport: AsyncHTTPTransport) async throws -> [String] {
        var ids: [String] = []
        while true {
            var queries = [#"{"method":"limit","values":[5000]}"#]
            if let last = ids.last { queries.append(#"{"method":"cursorAfter","values":["\#(last)"]}"#) }
            let text = queries.map { query in
                "queries%5B%5D=" + query.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            }.joined(separator: "&")
            let page = try await transport.send(
                HTTPTransportRequest(method: .get, url: "\(served.endpoint)/users?\(text)", fields: served.fields))
            try #require(page.status == 200, "\(String(decoding: page.body.prefix(500), as: UTF8.self))")
            let users = try #require(JSONParser.parse(page.body)["users"]?.arrayValue)
            if users.isEmpty { return ids }
            ids += users.compactMap { $0["$id"]?.stringValue }
        }
    }

    @Test func keepsEveryAnsweredCreateAfterAKill() async throws {
        let workspace = try Workspace()
        let transport = AsyncHTTPTransport(connectTimeout: .seconds(120), timeout: .seconds(120))
        let first = try Served(in: workspace)
        let created = try await create(at: first, transport)
        #expect(try first.command.wait().status == -SIGKILL)
        #expect(Self.answersBeforeKill..<Self.taskCount * Self.createsPerTask ~= created.count)

        let second = try Served(in: workspace)
        #expect(second.fields == first.fields)
        let stored = try await ids(at: second, transport)
        #expect(Set(stored).count == stored.count)
        #expect(Set(created).subtracting(stored).isEmpty)
        // At most what was under way was stored without an answer.
        #expect(stored.count <= created.count + Self.taskCount)

        let integrity = try await DatabaseQueue(path: workspace.path("users.sqlite")).read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check")
        }
        #expect(integrity == ["ok"])
        second.command.killNow()
        _ = try second.command.wait()
        await transport.shutdown()
    }
}
