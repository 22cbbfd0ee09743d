import Foundation
import Testing

/// `hashferry serve` where descriptors are few.
@Suite(.timeLimit(.minutes(10))) struct ServeDescriptorTests {
    private func openCount(_ service: RunningService) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(service.command.processIdentifier)/fd").count
    }

    @Test func keepsDescriptorsForTheDatabaseAndServesWhoComesLater() throws {
        let workspace = try Workspace()
        try workspace.write("service.key", "the-key\n")
        let service = try RunningService(in: workspace, prelude: "ulimit -n 256")
        var clients = try (0..<400).map { _ in try RawSocket(port: service.port) }
        try service.waitForLog("all connections are taken")
        #expect(try openCount(service) < 256 - 8)
        // Who is in can still have everything done.
        let created = try clients[0].request(
            "POST", "/v1/users",
            ["X-Appwrite-Project: shop", "X-Appwrite-Key: the-key", "Content-Type: application/json"],
            body: #"{"userId":"one"}"#, until: "\r\n\r\n")
        #expect(created.hasPrefix("HTTP/1.1 201 "), "\(created)")
        clients.removeAll()
        #expect(try service.status("GET", "/users/one", key: "the-key") == 200)
        let talk = try service.command.talkSoFar()
        #expect(talk.components(separatedBy: "all connections are taken").count == 2, "\(talk)")
        #expect(!talk.contains("no connection can be accepted now"), "\(talk)")
        service.command.signal(SIGTERM)
        #expect(try service.command.wait().status == 0)
    }

    @Test func raisesItsLimit() throws {
        let service = try RunningService(in: try Workspace(), prelude: "ulimit -Sn 100")
        let limits = try String(contentsOfFile: "/proc/\(service.command.processIdentifier)/limits", encoding: .utf8)
        let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max open files") })
        let numbers = line.split(separator: " ").dropFirst(3).prefix(2)
        #expect(numbers.count == 2 && numbers.first == numbers.last, "\(line)")
    }

    /// Nothing turns in a circle while there is no descriptor for another connection: one line says so.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/prlimit"), "needs prlimit"))
    func acceptsAgainOnceThereAreDescriptors() throws {
        let workspace = try Workspace()
        try workspace.write("service.key", "the-key\n")
        let service = try RunningService(in: workspace)
        let process = "\(service.command.processIdentifier)"
        #expect(try service.status("GET", "/users", key: "the-key") == 200)
        let taken = try openCount(service)
        #expect(try run("/usr/bin/prlimit", ["--pid", process, "--nofile=\(taken - 4):"]).status == 0)
        let waiting = try RawSocket(port: service.port)
        try service.waitForLog("no connection can be accepted now")
        #expect(try run("/usr/bin/prlimit", ["--pid", process, "--nofile=1024:"]).status == 0)
        #expect(try waiting.request("GET", "/v1/ping", until: "Pong!").hasSuffix("Pong!"))
    }
}
