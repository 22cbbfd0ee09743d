import AppwriteUsers
import Logging
import NIOCore
import PasswordHashing
import PasswordVerification
import SystemThreads
import Testing

@testable import UsersServer

/// The metrics on an address of their own.
@Suite(.timeLimit(.minutes(10))) struct MetricsListenerTests {
    private static let anyPort = ListenAddress(host: "127.0.0.1", port: 0)

    @Test func answersWhenTheServiceHasAllItsConnections() async throws {
        try await ServiceUnderTest.run { configuration in
            configuration.metricsAddress = Self.anyPort
            configuration.maximumConnectionCount = 2
            // Nothing but the test closes them.
            configuration.idleSeconds = 3600
        } _: { service in
            let port = try #require(service.metricsPort)
            var clients: [any Channel] = []
            for _ in 1...5 { clients.append(try await RawConnection.open(to: service)) }
            while true {
                let metrics = try await service.toldMetrics(port: port)
                #expect(try metrics.value("hashferry_http_connections_limit") == 2)
                if try metrics.value("hashferry_http_connections") == 2 { break }
            }
            for client in clients { try await client.close().get() }
            while try await service.toldMetrics(port: port).value("hashferry_http_connections") != 0 {}
        }
    }

    @Test func answersWhenThePoolIsFull() async throws {
        let gate = Monitor(false)
        let pool = try HashingPool(threads: 1, memoryBudget: 1 << 20, maximumWaiting: 1, deadline: .seconds(600))
        let metrics = MetricsRegistry()
        metrics.watch([HashingFigures(pool: pool, preferred: .argon2)])
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let listener = MetricsListener(
            address: Self.anyPort, metrics: metrics, logger: KeptLog().logger(.error)
        ) { listening.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listener.run() }
            let port = try #require(await ports.first { _ in true })
            for _ in 1...2 {
                group.addTask {
                    let cost = HashingJobCost(scheme: .argon2, memory: 1 << 20, work: 1)
                    _ = try await pool.run(cost) { gate.wait { $0 ? () : nil } }
                }
            }
            while true {
                let told = ToldMetrics(try await Self.fetch("/metrics", port: port).body)
                let waiting = try told.value("hashferry_hashing_jobs_waiting", "scheme=argon2")
                let running = try told.value("hashferry_hashing_jobs_running", "scheme=argon2")
                if waiting == 1, running == 1 { break }
            }
            gate.withLock { $0 = true }
            gate.broadcast()
            while pool.statistics.finished < 2 { await Task.yield() }
            group.cancelAll()
            while await group.nextResult() != nil {}
        }
    }

    @Test func hasNothingElseThere() async throws {
        try await ServiceUnderTest.run {
            $0.metricsAddress = Self.anyPort
        } _: { service in
            let port = try #require(service.metricsPort)
            #expect(port != service.port)
            #expect(try await Self.fetch("/v1/ping", port: port).status == 404)
            #expect(try await RawConnection.request("GET", "/metrics", to: service).status == 404)
            let head = try await Self.fetch("/metrics", port: port).text
            #expect(head.contains("text/plain; version=0.0.4; charset=utf-8"))
        }
    }

    @Test func bothAddressesTellTheSame() async throws {
        try await ServiceUnderTest.run { configuration in
            configuration.metrics = MetricsRegistry()
            configuration.metricsAddress = Self.anyPort
        } _: { service in
            _ = try await service.call(.get, "/users")
            for port in [service.port, try #require(service.metricsPort)] {
                let told = try await service.toldMetrics(port: port)
                #expect(try told.value("hashferry_http_requests_total", "path=/users") == 1)
            }
        }
    }

    @Test func saysWhichAddressIsTaken() async throws {
        try await ServiceUnderTest.run { service in
            let taken = ListenAddress(host: "127.0.0.1", port: service.port)
            let error = await #expect(throws: MetricsListenerError.self) {
                try await ServiceUnderTest.run {
                    $0.metricsAddress = taken
                } _: { _ in
                }
            }
            #expect(error?.address == taken)
            #expect(error?.reason == "the port is in use")
        }
        let unknown = ListenAddress(host: "no host", port: 0)
        let error = await #expect(throws: MetricsListenerError.self) {
            try await ServiceUnderTest.run {
                $0.metricsAddress = unknown
            } _: { _ in
            }
        }
        #expect(error == MetricsListenerError(address: unknown, reason: "the host is unknown"))
    }

    @Test(arguments: [
        ("127.0.0.1:9090", "127.0.0.1", 9090), ("[::1]:9090", "::1", 9090), (":9090", "0.0.0.0", 9090),
        ("localhost:0", "localhost", 0), ("metrics.example:65535", "metrics.example", 65535),
    ]) func readsAnAddress(_ text: String, _ host: String, _ port: Int) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host && address.port == port)
    }

    @Test(arguments: [
        "", "9090", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:9090", "[::1]", "[::1]9090",
        "[]:9090", "[localhost]:9090", "a b:9090", "http://a:9090", "127.0.0.1:٣",
    ]) func refusesWhatIsNone(_ text: String) { #expect(ListenAddress(text) == nil) }

    private static func fetch(_ path: String, port: Int) async throws -> RawAnswer {
        let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        return RawAnswer(try await RawConnection.exchange(Array(request.utf8), port: port))
    }
}
