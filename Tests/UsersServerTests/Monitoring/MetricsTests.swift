import AppwriteUsers
import JSONText
import Testing
import UserStorage

@testable import UsersServer

/// What `GET /metrics` tells of the calls that were made.
@Suite struct MetricsTests {
    private func withService(_ body: (ServiceUnderTest) async throws -> Void) async throws {
        try await ServiceUnderTest.run {
            $0.metrics = MetricsRegistry()
            $0.now = { ServiceUnderTest.hour }
        } _: {
            try await body($0)
        }
    }

    @Test func everyFamilyIsToldOnceWithItsHead() async throws {
        try await withService { service in
            let lines = try await service.toldMetrics().lines
            for (word, texts) in [
                ("# TYPE ", MetricFamily.all.map { "\($0.name) \($0.kind.rawValue)" }),
                ("# HELP ", MetricFamily.all.map { "\($0.name) \($0.help)" }),
            ] {
                let told = lines.filter { $0.hasPrefix(word) }.map { String($0.dropFirst(word.count)) }
                #expect(told == texts)
            }
        }
    }

    @Test func requestsAreCountedByWhatTheServiceCallsThem() async throws {
        try await withService { service in
            for _ in 1...3 { _ = try await service.call(.get, "/users/nobody") }
            _ = try await service.call(.get, "/users")
            _ = try await service.call(.get, "/never/heard\"of")
            _ = try await RawConnection.request("LOCK", "/v1/users", to: service)
            let metrics = try await service.toldMetrics()
            let requests = "hashferry_http_requests_total"
            #expect(try metrics.value(requests, "method=GET", "path=/users/{userId}", "status=404") == 3)
            #expect(try metrics.value(requests, "path=/users", "status=200") == 1)
            #expect(try metrics.value(requests, "method=other", "path=other", "status=404") == 2)
            let durations = "hashferry_http_request_duration_seconds"
            #expect(try metrics.value(durations + "_count", "path=/users/{userId}") == 3)
            #expect(try metrics.value(durations + "_bucket", "path=/users/{userId}", "le=+Inf") == 3)
            #expect(try metrics.value(durations + "_sum", "path=/users/{userId}") > 0)
            #expect(!metrics.lines.contains { $0.contains("heard") || $0.contains("LOCK") })
            #expect(try metrics.value("hashferry_http_requests_in_flight") == 0)
        }
    }

    @Test func loginsAreCountedByTheirOutcome() async throws {
        try await withService { service in
            try await service.makeUser("known")
            try await service.makeUser("blocked")
            _ = try await service.call(.patch, "/users/blocked/status", ["status": false])
            let broken: JSONObject = ["userId": "broken", "email": "broken@example.com", "password": "no digest"]
            #expect(try await service.call(.post, "/users/md5", broken).status == 201)
            func value(_ outcome: String) async throws -> Double {
                try await service.toldMetrics().value(
                    "hashferry_logins_total", "method=password", "outcome=\(outcome)")
            }
            // Before anything happened: only what rises from 0 is a rise.
            for outcome in LoginOutcome.allCases { #expect(try await value(outcome.rawValue) == 0) }
            // The first one renews; the wrong ones are more than an hour allows.
            for _ in 1...2 { #expect(try await service.logIn("known@example.com").status == 201) }
            for _ in 1...11 { _ = try await service.logIn("known@example.com", "wrong password") }
            #expect(try await service.logIn("blocked@example.com").status == 403)
            #expect(try await service.logIn("broken@example.com").status == 401)
            #expect(try await service.logIn("no address").status == 400)
            let token: JSONObject = ["userId": "known", "secret": "abc"]
            #expect(
                try await service.call(.post, "/account/sessions/token", token, service.guestFields).status == 401)
            #expect(try await value("success") == 2)
            #expect(try await value("invalid") == 10 + 1)
            #expect(try await value("limited") == 1)
            #expect(try await value("blocked") == 1)
            #expect(try await value("refused") == 1)
            let metrics = try await service.toldMetrics()
            #expect(try metrics.value("hashferry_logins_total", "method=token", "outcome=invalid") == 1)
            #expect(try metrics.value("hashferry_rate_limited_total", "limit=sessions") == 1)
            #expect(try metrics.value("hashferry_rate_limited_total", "limit=account") == 0)
            // The blocked user's hash is weak, and stays.
            #expect(try metrics.value("hashferry_hashes_renewed_total", "scheme=md5") == 1)
            #expect(
                try metrics.value("hashferry_hashes_unverifiable_total", "scheme=md5", "reason=malformed") == 1)
            #expect(try metrics.value("hashferry_hashing_wait_seconds_count") > 0)
        }
    }

    @Test func everyWayToLogInIsInTheTable() {
        let methods = EndpointTable.all.compactMap(\.loginMethod)
        #expect(methods.sorted() == ["password", "password", "token"])
    }

    @Test func tellsOfTheDatabaseAndTheProcess() async throws {
        try await withService { service in
            for id in ["one", "two"] { try await service.makeUser(id) }
            let metrics = try await service.toldMetrics()
            // Those of the start, or of a minute later.
            let users = try metrics.value("hashferry_users")
            #expect(users == 0 || users == 2)
            #expect(try metrics.value("hashferry_database_size_bytes") > 0)
            #expect(try metrics.value("hashferry_database_wal_size_bytes") > 0)
            #expect(try metrics.value("hashferry_build_info", "version=\(BuildVersion.hashferry)") == 1)
            #expect(try metrics.value("process_resident_memory_bytes") > 1e6)
            #expect(
                try metrics.value("process_virtual_memory_bytes") > metrics.value("process_resident_memory_bytes"))
            #expect(try metrics.value("process_cpu_seconds_total") > 0)
            let open = try metrics.value("process_open_fds")
            let most = try metrics.value("process_max_fds")
            #expect(open >= 3 && open <= most)
            let start = try metrics.value("process_start_time_seconds")
            let now = Double(Timestamp.now().milliseconds) / 1000
            #expect(start > now - 86_400 && start < now + 1)
            #expect(try metrics.value("hashferry_hashing_memory_budget_bytes") == Double(512 << 20))
        }
    }
}
