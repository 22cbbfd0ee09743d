internal import Benchmark
internal import PasswordHashing
internal import VerificationCases

/// One verification of each scheme: ours through the public API, and the bare C call.
func verificationBenchmarks() {
    for verification in VerificationCase.all {
        // What takes a second ten thousand times over is too short for one iteration.
        let repetitions = verification.isOneDigest ? 1_000 : 1
        let name = verification.name + (repetitions > 1 ? " ×\(repetitions)" : "")
        Benchmark("verify \(name)", configuration: .times(upTo: .milliseconds(500))) { benchmark, hash in
            let password = Password(VerificationCase.password)
            benchmark.startMeasurement()
            for _ in 0..<repetitions {
                guard try hash.verify(password) else { return benchmark.error("the password does not match") }
            }
            benchmark.stopMeasurement()
        } setup: {
            try SchemeRegistry.standard.parse(verification.storedHash())
        }
        Benchmark("bare C \(name)", configuration: .times(upTo: .milliseconds(500))) { benchmark in
            var output = verification.outputBytes
            benchmark.startMeasurement()
            do { try verification.bareCall(repetitions, &output) } catch { benchmark.error("\(error)") }
            benchmark.stopMeasurement()
        }
    }
}
