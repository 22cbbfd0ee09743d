import AppwriteUsers
import Foundation
import GRDB
import JSONText
import Testing

/// Two services on one database: what is in the database is shared, what is counted in memory is not.
@Suite(.timeLimit(.minutes(10))) struct TwoServicesTests {
    private func services(in workspace: Workspace) throws -> [ServedDatabase] {
        try (0..<2).map { _ in try ServedDatabase(in: workspace) }
    }

    private func expectSound(_ services: [ServedDatabase], _ workspace: Workspace) throws {
        for service in services { #expect(try service.end().status == 0) }
        for suffix in ["-wal", "-shm"] { #expect(!workspace.exists("users.sqlite" + suffix)) }
        let faults = try DatabaseQueue(path: workspace.path("users.sqlite")).read {
            try String.fetchAll($0, sql: "PRAGMA integrity_check")
        }
        #expect(faults == ["ok"])
    }

    @Test func bothWriteAtOnce() async throws {
        let workspace = try Workspace()
        let services = try services(in: workspace)
        #expect(services[0].keyFields == services[1].keyFields)
        try await withThrowingTaskGroup { group in
            for number in 0..<400 {
                group.addTask { try await services[number % 2].makeUser("u\(number)", email: "u\(number)@x.example") }
                // Of two users with one address one is made, wherever they ask.
                group.addTask {
                    let body: JSONObject = ["userId": "unique()", "email": .string("same\(number / 2)@x.example")]
                    let status = try await services[number % 2].call(.post, "/users", body).status
                    #expect([201, 409].contains(status))
                }
            }
            try await group.waitForAll()
        }
        for service in services { #expect(try await service.count() == 600) }
        for number in 0..<400 {
            #expect(try await services[(number + 1) % 2].call(.get, "/users/u\(number)").status == 200)
        }
        try expectSound(services, workspace)
    }

    @Test func aHashIsRenewedOnceAndTheSessionsAreShared() async throws {
        let workspace = try Workspace()
        try #require(try hashferry(Exports.arguments("import", "known-users.jsonl"), in: workspace).status == 0)
        let services = try services(in: workspace)
        let login: JSONObject = ["email": "md5@known.example", "password": "appwrite"]
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<6 {
                // The key of the service counts for no limit of log-ins, and gets the session's secret.
                group.addTask { try await services[number % 2].call(.post, "/account/sessions/email", login).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 201, count: 6))
        let user = try await services[0].call(.get, "/users/known-md5").body
        #expect(user["hash"] == "argon2")

        let session = try await services[0].call(.post, "/users/known-md5/sessions", [:]).body
        var fields = services[1].guestFields
        fields.append("X-Appwrite-Session", try #require(session["secret"]?.stringValue))
        #expect(try await services[1].call(.get, "/account", nil, fields).status == 200)
        let id = try #require(session["$id"]?.stringValue)
        #expect(try await services[1].call(.delete, "/users/known-md5/sessions/\(id)").status == 204)
        #expect(try await services[0].call(.get, "/account", nil, fields).status == 401)
        // Ten sessions a user, wherever they were made.
        _ = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<14 {
                group.addTask { try await services[number % 2].call(.post, "/account/sessions/email", login).status }
            }
            return try await group.reduce(0, +)
        }
        for service in services {
            #expect(try await service.call(.get, "/users/known-md5/sessions").body["total"] == 10)
        }
        try expectSound(services, workspace)
    }

    @Test func eachCountsItsOwnLimits() async throws {
        let workspace = try Workspace()
        let services = try services(in: workspace)
        let wrong: JSONObject = ["email": "nobody@x.example", "password": "not a password"]
        for service in services {
            var statuses: [Int] = []
            // More than eleven where an hour ends meanwhile.
            while statuses.last != 429, statuses.count < 100 {
                statuses.append(
                    try await service.call(.post, "/account/sessions/email", wrong, service.guestFields).status)
            }
            #expect(statuses.count >= 11 && statuses.last == 429)
            #expect(statuses.dropLast().allSatisfy { $0 == 401 })
        }
        try expectSound(services, workspace)
    }
}
