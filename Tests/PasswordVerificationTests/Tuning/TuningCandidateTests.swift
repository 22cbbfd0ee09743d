import PasswordHashing
import PasswordVerification
import Testing

@Suite struct TuningCandidateTests {
    private func argon2(_ mebibytes: UInt32, _ passes: UInt32, _ lanes: UInt32 = 1) -> TuningCandidate {
        TuningCandidate(Argon2.Parameters(memory: mebibytes * 1024, iterations: passes, parallelism: lanes))
    }

    @Test func comparesStrengthByMemoryAndByWork() {
        #expect(argon2(64, 4).isAtLeastAsStrong(as: argon2(64, 3, 4)))
        #expect(argon2(192, 1).isAtLeastAsStrong(as: argon2(64, 3)))
        // Neither is as strong as the other: one has the work, the other the memory.
        #expect(!argon2(64, 10).isAtLeastAsStrong(as: argon2(128, 1)))
        #expect(!argon2(128, 1).isAtLeastAsStrong(as: argon2(64, 10)))
        #expect(!argon2(7, 4).isAtLeastAsStrong(as: argon2(7, 5)))
    }

    @Test func holdsTheMemoryAndDoesTheWorkOfTheHashItself() throws {
        let argon2 = try Argon2(
            hashing: [120].span, salt: .random(), parameters: .init(memory: 64, iterations: 3, parallelism: 2))
        #expect(TuningCandidate(argon2.parameters).memory == argon2.cost.memory)
        #expect(TuningCandidate(argon2.parameters).work == argon2.cost.work * 1024)
        let bcrypt = try Bcrypt(hashing: [120].span, salt: .random(), parameters: .init(cost: 4))
        #expect(TuningCandidate(bcrypt.parameters).memory == bcrypt.cost.memory)
        #expect(TuningCandidate(bcrypt.parameters).work == bcrypt.cost.work)
        let scrypt = try Scrypt(
            hashing: [120].span, salt: .random(), parameters: .init(costN: 1024, blockSize: 8, parallelism: 1))
        // The hash also counts B and X, a thousandth of V.
        let memory = TuningCandidate(scrypt.parameters).memory
        #expect(memory <= scrypt.cost.memory && memory * 101 / 100 >= scrypt.cost.memory)
    }

    @Test(arguments: [TuningScheme.argon2id, .scrypt, .bcrypt, .phpass])
    func choicesAreDistinctAndVerifiable(_ scheme: TuningScheme) {
        let candidates = scheme.candidates(limits: HashLimits())
        #expect(Set(candidates).count == candidates.count)
        #expect(candidates.allSatisfy { $0.isWithin(HashLimits()) })
        var strict = HashLimits()
        (strict.memory, strict[.bcryptExpansions], strict[.phpassDigests]) = (64 << 20, 1 << 11, 1 << 12)
        let fewer = scheme.candidates(limits: strict)
        #expect(!fewer.isEmpty && fewer.count < candidates.count)
    }

    @Test(arguments: [TuningScheme.argon2id, .scrypt])
    func choicesAreAFifthApartInMemoryAndInWork(_ scheme: TuningScheme) {
        let byMemory = Dictionary(grouping: scheme.candidates(limits: HashLimits()), by: \.memory)
        let memories = byMemory.keys.sorted()
        #expect(zip(memories, memories.dropFirst()).allSatisfy { Double($1) / Double($0) >= 1.2 })
        for candidates in byMemory.values {
            let works = candidates.map(\.work).sorted()
            #expect(zip(works, works.dropFirst()).allSatisfy { Double($1) / Double($0) >= 1.2 })
        }
    }

    @Test func namesTheCostsOfBcryptFromItsLeastToTheLimit() {
        let names = TuningScheme.bcrypt.candidates(limits: HashLimits()).map(\.description)
        #expect(names == (4...15).map { "cost=\($0)" })
    }

    @Test(
        arguments: SchemeRegistry.standard.tunableTypes.flatMap { type in
            type.tuningNames.map { type.tuningScheme(named: $0, lanes: 1) }
        })
    func everyTunableSchemeHasAnchorsAmongItsChoices(_ scheme: TuningScheme) {
        let candidates = scheme.candidates(limits: HashLimits())
        #expect(candidates.count > 3)
        #expect(scheme.isFitForPasswords == !scheme.recommendations.isEmpty)
        for candidate in candidates { #expect(!candidate.costs.namedCosts.isEmpty && candidate.work > 0) }
    }

    @Test func carriesTheVariantAndTheLanes() {
        for candidate in TuningScheme.argon2(variant: .argon2i, parallelism: 3).candidates(limits: HashLimits()) {
            guard let parameters = candidate.costs as? Argon2.Parameters else { Issue.record("\(candidate)"); return }
            #expect(parameters.variant == .argon2i && parameters.parallelism == 3)
        }
    }

    @Test func knowsTheCurrentRecommendations() {
        func names(_ scheme: TuningScheme) -> [String] {
            scheme.recommendations.map { "\($0.source): \($0.candidate)" }
        }
        #expect(
            names(.argon2id) == [
                "RFC 9106, first choice: m=2048MiB t=1 p=4", "RFC 9106, second choice: m=64MiB t=3 p=4",
                "OWASP: m=46MiB t=1 p=1", "OWASP: m=19MiB t=2 p=1", "OWASP: m=12MiB t=3 p=1", "OWASP: m=9MiB t=4 p=1",
                "OWASP: m=7MiB t=5 p=1",
            ])
        #expect(
            names(.scrypt) == [
                "OWASP: N=2^17 r=8 p=1", "OWASP: N=2^16 r=8 p=2", "OWASP: N=2^15 r=8 p=3", "OWASP: N=2^14 r=8 p=5",
                "OWASP: N=2^13 r=8 p=10",
            ])
        #expect(names(.bcrypt) == ["OWASP, least: cost=10"])
        #expect(names(.phpass).isEmpty)
    }
}
