internal import HTTPTypes
internal import JSONText
internal import UserStorage

/// What says that the service is there (Users API, version and health).
enum HealthEndpoints {
    static let all = [ping, version, health]

    static let ping = Endpoint(.get, "/ping", .everybody) { _ in Answer(status: 200, body: .text("Pong!")) }

    static let version = Endpoint(.get, "/health/version", .everybody) { _ in
        .object(["version": .string(ResponseFormat.server.description)])
    }

    static let health = Endpoint(.get, "/health", .healthRead) { call in
        let start = ContinuousClock.now
        try await call.store.checkFile()
        _ = try await call.store.read { try $0.user(id: "") }
        let milliseconds = Int64((ContinuousClock.now - start) / .milliseconds(1))
        return .object(["name": .string("http"), "status": .string("pass"), "ping": .integer(milliseconds)])
    }
}
