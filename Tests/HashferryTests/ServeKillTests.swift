import AppwriteTransport
import AppwriteUsers
import Foundation
import GRDB
import JSONText
import Synchronization
import Testing

/// `hashferry serve` may be killed at any moment: what it has answered is on the disk.
@Suite(.timeLimit(.minutes(10))) struct ServeKillTests {
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

    /// The ids of the users whose creation was answered.
    private final class Answered: Sendable {
        let ids = Mutex<[String]>([])
    }

    private static let taskCount = 8
    /// Answers after which the service is killed.
    private static let answersBeforeKill = 1500

    /// Makes users from several tasks, until a kill of the service ends that in the midst of it.
    /// - Returns: the ids of all users whose creation was answered.
    private func create(at served: Served, _ transport: AsyncHTTPTransport) async throws -> [String] {
        let (url, fields, process) = (served.endpoint + "/users", served.fields, served.command.processIdentifier)
        let answered = Answered()
        await withTaskGroup(of: Void.self) { creators in
            for task in 0..<Self.taskCount {
                creators.addTask {
                    for number in 0... {
                        let id = "user\(task)-\(number)"
                        let body = #"{"userId":"\#(id)","email":"\#(id)@example.com"}"#
                        let request = HTTPTransportRequest(
                            method: .post, url: url, fields: fields, body: Array(body.utf8))
                        // The service is gone.
                        guard let answer = try? await transport.send(request) else { return }
                        guard answer.status == 201 else {
                            Issue.record("answered \(answer.status)")
                            kill(process, SIGKILL)
                            return
                        }
                        let count = answered.ids.withLock { ids in
                            ids.append(id)
                            return ids.count
                        }
                        if count == Self.answersBeforeKill { kill(process, SIGKILL) }
                    }
                }
            }
        }
        return answered.ids.withLock { $0 }
    }

    @Test func keepsEveryAnsweredCreateAfterAKill() async throws {
        let workspace = try Workspace()
        let transport = AsyncHTTPTransport(connectTimeout: .seconds(600), timeout: .seconds(600))
        let first = try Served(in: workspace)
        let created = try await create(at: first, transport)
        #expect(try first.command.wait().status == -SIGKILL)
        #expect(created.count >= Self.answersBeforeKill)

        let second = try Served(in: workspace)
        #expect(second.fields == first.fields)
        let known = try await transport.send(
            HTTPTransportRequest(method: .get, url: "\(second.endpoint)/users/\(created[0])", fields: second.fields))
        #expect(known.status == 200)
        let database = try DatabaseQueue(path: workspace.path("users.sqlite"))
        let stored = try await database.read { try String.fetchAll($0, sql: "SELECT id FROM users") }
        #expect(Set(stored).count == stored.count)
        #expect(Set(created).subtracting(stored).isEmpty)
        // At most what was under way was stored without an answer.
        #expect(stored.count <= created.count + Self.taskCount)

        let integrity = try await database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        #expect(integrity == ["ok"])
        second.command.killNow()
        _ = try second.command.wait()
        await transport.shutdown()
    }
}
