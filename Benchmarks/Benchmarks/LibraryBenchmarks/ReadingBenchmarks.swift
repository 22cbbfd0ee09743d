internal import Benchmark
internal import PasswordHashing
internal import VerificationCases

/// What a stored hash is, and reading it: no password, no hashing.
func readingBenchmarks() {
    let repetitions = 1_000
    for verification in VerificationCase.all {
        Benchmark(
            "identify \(verification.name) ×\(repetitions)", configuration: .times(upTo: .milliseconds(100))
        ) { benchmark, stored in
            for _ in 0..<repetitions { blackHole(SchemeRegistry.standard.identify(stored)) }
        } setup: {
            // As a row comes that does not say what it is.
            StoredHash(try verification.storedHash().hash)
        }
        Benchmark(
            "parse \(verification.name) ×\(repetitions)", configuration: .times(upTo: .milliseconds(100))
        ) { benchmark, stored in
            for _ in 0..<repetitions { blackHole(try SchemeRegistry.standard.parse(stored)) }
        } setup: {
            try verification.storedHash()
        }
    }
}
