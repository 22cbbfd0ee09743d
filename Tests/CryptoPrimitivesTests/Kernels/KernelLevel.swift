import CryptoPrimitives
import TestSupport
import Testing

/// Tests that set the level of the whole process: one after the other. Other tests meanwhile get the same bytes, sooner
/// or later.
@Suite(.serialized) struct KernelLevelTests {}

/// Runs with the kernels of a level, where the environment and the CPU allow them.
func withKernels<Result, Failure: Error>(
    _ level: HashKernels.Level, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
    let before = HashKernels.level
    HashKernels.restrict(to: level)
    defer { HashKernels.restrict(to: before) }
    return try body()
}

/// Passwords and salts of a batch, which follow from the seed.
func batch(
    _ count: Int, seed: UInt64, saltCount: Int, passwordCount: Int = 100, passwordBytes: ClosedRange<UInt8> = 0...255
) -> [DerivationInput] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
        let password = (0..<Int.random(in: 0...passwordCount, using: &generator)).map { _ in
            UInt8.random(in: passwordBytes, using: &generator)
        }
        return input(password, generator.bytes(count: saltCount))
    }
}

func input(_ password: [UInt8], _ salt: [UInt8]) -> DerivationInput {
    DerivationInput(password: SharedSecretBytes(SecretBytes(copying: password.span)), salt: salt)
}

extension SharedSecretBytes {
    var copy: [UInt8] { withBytes { bytes in bytes.indices.map { bytes[$0] } } }
}
