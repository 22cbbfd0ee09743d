import PasswordHashing
import PasswordVerification
import Testing

@Suite struct ConstructionSearchTests {
    private static let day = Duration.seconds(86_400)

    private func digest(_ password: String, _ version: SHA.Version) throws -> StoredHash {
        StoredHash(try SHA(insecurelyHashing: password.utf8Span.span, version: version).stored.hash)
    }

    @Test func findsWhatThePasswordFits() throws {
        let search = ConstructionSearch([try digest("secret", .sha3_512)])
        let outcome = search.run(Password("secret"), budget: Self.day)
        #expect(outcome.matches.map(\.reading.name.name) == ["sha3-512"])
        #expect(outcome.matches.allSatisfy { $0.form == nil && !$0.isOnlyLikely })
        #expect(outcome.untried.isEmpty && outcome.triedCount > 0)
        #expect(search.run(Password("other"), budget: Self.day).matches.isEmpty)
    }

    @Test func findsTheFormOfThePassword() throws {
        let search = ConstructionSearch([try digest("\u{e9}", .sha256)])
        let matches = search.run(Password("e\u{301}"), budget: Self.day).matches
        #expect(matches.first { $0.reading.name.name == "sha256" }?.form == .nfc)
        #expect(
            ConstructionSearch([try digest("\u{e9}", .sha256)], forms: []).run(
                Password("e\u{301}"), budget: Self.day
            ).matches.isEmpty)
    }

    @Test func triesTheCheapestFirst() {
        let stored = ["$2b$12$", "$2b$04$", "$2b$08$"].map {
            StoredHash($0 + "Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa")
        }
        let costs = ConstructionSearch(stored).readings.map { $0.hash.cost.estimatedMilliseconds }
        #expect(costs == costs.sorted() && costs.count >= 3)
    }

    @Test func leavesOutWhatIsOverALimitOrTheBudget() throws {
        let stored = StoredHash("$2b$12$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa", declaredScheme: .bcrypt)
        var limits = HashLimits()
        limits[.bcryptExpansions] = 1 << 10
        let refused = ConstructionSearch([stored], limits: limits).run(Password("x"), budget: Self.day)
        #expect(refused.triedCount == 0 && !refused.untried.isEmpty)
        guard case .limit(let violation) = try #require(refused.untried.first).obstacle else {
            Issue.record("\(refused)")
            return
        }
        #expect(violation.scheme == .bcrypt)
        let late = ConstructionSearch([stored]).run(Password("x"), budget: .milliseconds(1))
        #expect(late.triedCount == 0 && late.untried.first?.obstacle == .budget)
    }

    /// In their order it says what it is about to try.
    @Test func tellsWhatItTries() throws {
        let search = ConstructionSearch([try digest("secret", .sha1)])
        var told: [(Int, String)] = []
        let outcome = search.run(Password("other"), budget: Self.day) { told.append(($0, $1.name.name)) }
        #expect(outcome.triedCount == told.count && outcome.matches.isEmpty)
        #expect(told.map(\.0) == Array(1...search.readings.count))
        #expect(told.map(\.1) == search.readings.map(\.name.name))
    }
}
