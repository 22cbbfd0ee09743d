import AppwriteTransport
import AppwriteUsers
import Foundation
import JSONText
import Testing

/// The database is moved away under the running service, and put back.
@Suite struct DatabaseLossTests {
    private func move(_ from: String, _ to: String) throws {
        for suffix in ["", "-wal", "-shm"] {
            try FileManager.default.moveItem(atPath: from + suffix, toPath: to + suffix)
        }
    }

    @Test func changesAreRefusedUntilTheFileIsBack() async throws {
        try await ServiceUnderTest.run { service in
            try await service.makeUser("before")
            try move(service.database, service.database + ".away")
            for _ in 0..<2 {
                let refused = try await service.call(.post, "/users", ["userId": "lost"])
                #expect(refused.status == 503 && refused.errorType == "general_server_unavailable", "\(refused.text)")
                #expect(refused.values("Retry-After") == ["10"])
            }
            #expect(try await service.call(.get, "/health").status == 503)
            try move(service.database + ".away", service.database)
            #expect(try await service.call(.get, "/health").status == 200)
            #expect(try await service.call(.post, "/users", ["userId": "after"]).status == 201)
            for (id, status) in [("before", 200), ("lost", 404), ("after", 200)] {
                #expect(try await service.call(.get, "/users/\(id)").status == status)
            }
        }
    }
}
