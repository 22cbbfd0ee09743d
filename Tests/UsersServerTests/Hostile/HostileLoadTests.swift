import AppwriteUsers
import JSONText
import NIOCore
import Testing
import UsersServer

/// Many at once.
@Suite(.service { $0.idleSeconds = 3600 }, .timeLimit(.minutes(10))) struct HostileLoadTests {
    @Test(.enabled(if: Descriptors.limit >= 4096, "both ends of a thousand connections need descriptors"))
    func servesAClientBesideAThousandIdleConnections() async throws {
        let service = try ServiceUnderTest.current
        let idle = try await withThrowingTaskGroup(of: (any Channel).self) { group in
            for _ in 0..<1000 { group.addTask { try await RawConnection.open(to: service) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(idle.count == 1000)
        for number in 0..<20 {
            #expect(try await service.call(.post, "/users", ["userId": .string("beside\(number)")]).status == 201)
        }
        #expect(idle.filter { !$0.isActive }.isEmpty)
        for channel in idle { try? await channel.close().get() }
    }

    @Test func answersTwoHundredLogInsAtOnce() async throws {
        let service = try ServiceUnderTest.current
        for number in 0..<20 { try await service.makeUser("crowd\(number)") }
        let answers = try await withThrowingTaskGroup(of: (isRight: Bool, status: Int).self) { group in
            for number in 0..<200 {
                let isRight = number.isMultiple(of: 2)
                group.addTask {
                    let password = isRight ? "appwrite" : "Appwrite"
                    let answer = try await RawConnection.request(
                        "POST", "/v1/account/sessions/email",
                        fields: ["X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)"],
                        body: "email=crowd\(number % 20)%40example.com&password=\(password)", to: service)
                    return (isRight, answer.status)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 200)
        #expect(answers.allSatisfy { [$0.isRight ? 201 : 401, 503].contains($0.status) })
        #expect(answers.contains { $0.status == 201 })
        #expect(answers.contains { $0.status == 401 })
        #expect(try await service.call(.get, "/users").status == 200)
    }
}
